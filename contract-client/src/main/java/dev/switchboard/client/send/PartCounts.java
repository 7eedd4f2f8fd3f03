package dev.switchboard.client.send;

import dev.switchboard.client.rest.FailureKind;
import dev.switchboard.client.rest.Problems;
import dev.switchboard.model.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Adds up what came of the parts. One thread. */
final class PartCounts {

    private final String key;
    private final BatchListener listener;
    private final List<Refusal> refusals = new ArrayList<>();
    private long accepted;
    private long refused;

    PartCounts(String key, BatchListener listener) {
        this.key = key;
        this.listener = listener;
    }

    /**
     * What the server says of a part.
     *
     * @param open the first line whose outcome is not known; what the answer counts may lie behind
     */
    void add(Part part, JsonNode outcome, long open) {
        List<Refusal> here =
                refusals(outcome).stream().filter(refusal -> refusal.line() < open).toList();
        accepted += part.updatesBefore(open) - here.size();
        refused += here.size();
        list(here);
        listener.progressed(open, accepted, refused);
    }

    private static List<Refusal> refusals(JsonNode outcome) {
        return outcome.path("refusals").valueStream().map(PartCounts::refusal).toList();
    }

    private void list(List<Refusal> more) {
        more.forEach(listener::refused);
        more.stream().limit(BatchOutcome.LISTED - refusals.size()).forEach(refusals::add);
    }

    private static Refusal refusal(JsonNode json) {
        return new Refusal(
                index(json),
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
     * @param line the first that is neither taken nor refused for good
     */
    BatchOutcome stopped(long line, FailureKind kind, String why, @Nullable Problem problem) {
        return new BatchOutcome.Stopped(accepted, refused, refusals, key, line, kind, why, problem);
    }

    /**
     * The first line whose outcome is not known: it was not taken and may still be, or the list of
     * refusals ended before it. Empty if there is none.
     */
    static OptionalLong firstOpen(JsonNode outcome) {
        JsonNode refusals = outcome.path("refusals");
        LongStream open =
                refusals.valueStream().filter(PartCounts::isOpen).mapToLong(PartCounts::index);
        JsonNode unread = outcome.path("unread").path("from");
        if (unread.isIntegralNumber()) {
            open = LongStream.concat(open, LongStream.of(unread.asLong()));
        }
        if (outcome.path("refused").asLong(0) > refusals.size()) {
            long behindTheList =
                    refusals.valueStream().mapToLong(PartCounts::index).max().orElse(-1) + 1;
            open = LongStream.concat(open, LongStream.of(behindTheList));
        }
        return open.min();
    }

    private static long index(JsonNode refusal) {
        return refusal.path("index").asLong(0);
    }

    private static boolean isOpen(JsonNode refusal) {
        int status = refusal.path("status").asInt(0);
        return status == 429 || status >= 500;
    }
}
