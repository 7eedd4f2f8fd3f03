package dev.switchboard.ingest.web;

import dev.switchboard.admission.Admission;
import dev.switchboard.admission.Admission.Accepted;
import dev.switchboard.admission.Admission.Rejected;
import dev.switchboard.admission.Admission.Saturated;
import dev.switchboard.model.problem.ProblemKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what came of many updates. Keeps no more of the refused than are listed, so that millions
 * of bad items cost no memory. Used by one thread.
 */
final class BatchTally {

    private record Waiting(int index, CompletableFuture<Admission> admission) {}

    private final List<Waiting> waiting = new ArrayList<>();
    private final List<Refusal> refusedAtOnce = new ArrayList<>();
    private final List<Refusal> refusedLater = new ArrayList<>();
    private int accepted;
    private int rejected;
    private int saturated;
    private @Nullable Saturated lastSaturated;

    /** Counts an item; one that is not settled yet is waited for at the end. */
    void add(int index, CompletableFuture<Admission> admission) {
        if (admission.isDone()) {
            settle(index, admission.join(), refusedAtOnce);
        } else {
            waiting.add(new Waiting(index, admission));
        }
    }

    /** The last item that was not acknowledged, if any is known yet. */
    Optional<Saturated> saturated() {
        return Optional.ofNullable(lastSaturated);
    }

    /** Whether there were items, and Kafka acknowledged none of them for no fault of theirs. */
    boolean allSaturated() {
        return saturated > 0 && accepted == 0 && rejected == 0;
    }

    /** Waits for all that is not settled yet. */
    BatchOutcome outcome() {
        waiting.forEach(item -> settle(item.index(), item.admission().join(), refusedLater));
        waiting.clear();
        return new BatchOutcome(
                accepted,
                rejected + saturated,
                Stream.concat(refusedAtOnce.stream(), refusedLater.stream())
                        .sorted(Comparator.comparingInt(Refusal::index))
                        .limit(BatchOutcome.LISTED)
                        .toList());
    }

    private void settle(int index, Admission admission, List<Refusal> refused) {
        switch (admission) {
            case Accepted _ -> accepted++;
            case Rejected(var kind, var detail, var violations) -> {
                rejected++;
                list(refused, new Refusal(index, kind.status(), detail, violations));
            }
            case Saturated missed -> {
                saturated++;
                lastSaturated = missed;
                int status = ProblemKind.UNAVAILABLE.status();
                list(refused, new Refusal(index, status, missed.detail(), List.of()));
            }
        }
    }

    private static void list(List<Refusal> refused, Refusal refusal) {
        if (refused.size() < BatchOutcome.LISTED) {
            refused.add(refusal);
        }
    }
}
