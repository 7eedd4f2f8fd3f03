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
    private final BatchListener listener;
    private final List<Refusal> refusals = new ArrayList<>();
    private long accepted;
    private long refused;

    BatchTally(String key, BatchListener listener) {
        this.key = key;
        this.listener = listener;
    }

    /** What the server says of a part of which each line was taken or refused. */
    void add(Part part, JsonNode outcome) {
        accepted += outcome.path("accepted").asLong(0);
        refused += outcome.path("refused").asLong(0);
        list(refusals(outcome));
        listener.progressed(part.first() + part.lines(), accepted, refused);
    }

    private static List<Refusal> refusals(JsonNode outcome) {
        return outcome.path("refusals").valueStream().map(BatchTally::refusal).toList();
    }

    private void list(List<Refusal> more) {
        more.forEach(listener::refused);
        more.stream().limit(BatchOutcome.LISTED - refusals.size()).forEach(refusals::add);
    }

    private static Refusal refusal(JsonNode json) {
        return new Refusal(
                json.path("index").asLong(0),
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
        long open = firstOpen(outcome).orElse(part.first());
        List<Refusal> here =
                refusals(outcome).stream().filter(refusal -> refusal.line() < open).toList();
        list(here);
        accepted += part.updatesAmong(open - part.first()) - here.size();
        refused += here.size();
        listener.progressed(open, accepted, refused);
        return new BatchOutcome.Stopped(accepted, refused, refusals, key, open, why, problem);
    }

    /** The end before the end, where all parts until now were taken or refused. */
    BatchOutcome stopped(long line, String why) {
        return new BatchOutcome.Stopped(accepted, refused, refusals, key, line, why, null);
    }

    /** The first line that is neither taken nor refused for good; empty if none is. */
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
