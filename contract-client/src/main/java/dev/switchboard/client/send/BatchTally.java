package dev.switchboard.client.send;

import dev.switchboard.client.rest.Problems;
import dev.switchboard.model.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Adds up what came of the parts. One thread. */
final class BatchTally {

    private final String key;
    private final List<Refusal> refusals = new ArrayList<>();
    private long accepted;
    private long refused;

    BatchTally(String key) {
        this.key = key;
    }

    /** What the server says of a part of which each line was taken or refused. */
    void add(Part part, JsonNode outcome) {
        accepted += outcome.path("accepted").asLong(0);
        refused += outcome.path("refused").asLong(0);
        list(refusals(part, outcome));
    }

    private static List<Refusal> refusals(Part part, JsonNode outcome) {
        return outcome.path("refusals")
                .valueStream()
                .map(refusal -> refusal(part, refusal))
                .toList();
    }

    private void list(List<Refusal> more) {
        more.stream().limit(BatchOutcome.LISTED - refusals.size()).forEach(refusals::add);
    }

    private static Refusal refusal(Part part, JsonNode json) {
        return new Refusal(
                part.first() + json.path("index").asLong(0),
                json.path("status").asInt(0),
                json.path("detail").asString(""),
                Problems.violations(json));
    }

    BatchOutcome complete() {
        return new BatchOutcome.Complete(accepted, refused, refusals, key);
    }

    /**
     * The end before the end.
     *
     * @param outcome what was done of the last part; missing where nothing is known
     */
    BatchOutcome stopped(Part part, JsonNode outcome, String why, @Nullable Problem problem) {
        long known = firstOpen(outcome).orElse(0);
        List<Refusal> here =
                refusals(part, outcome).stream()
                        .filter(refusal -> refusal.line() < part.first() + known)
                        .toList();
        list(here);
        return new BatchOutcome.Stopped(
                accepted + part.updatesAmong(known) - here.size(),
                refused + here.size(),
                refusals,
                key,
                part.first() + known,
                why,
                problem);
    }

    /** The end before the end, where all parts until now were taken or refused. */
    BatchOutcome stopped(long line, String why) {
        return new BatchOutcome.Stopped(accepted, refused, refusals, key, line, why, null);
    }

    /** The first line of a part that is neither taken nor refused for good; empty if none is. */
    static OptionalLong firstOpen(JsonNode outcome) {
        LongStream refused =
                outcome.path("refusals")
                        .valueStream()
                        .filter(BatchTally::isOpen)
                        .mapToLong(refusal -> refusal.path("index").asLong(0));
        JsonNode unread = outcome.path("unread").path("from");
        return unread.isIntegralNumber()
                ? LongStream.concat(refused, LongStream.of(unread.asLong())).min()
                : refused.min();
    }

    private static boolean isOpen(JsonNode refusal) {
        int status = refusal.path("status").asInt(0);
        return status == 429 || status >= 500;
    }
}
