package dev.switchboard.ingest.web;

import dev.switchboard.admission.Admission;
import dev.switchboard.admission.Admission.Accepted;
import dev.switchboard.admission.Admission.Rejected;
import dev.switchboard.admission.Admission.Saturated;
import dev.switchboard.model.problem.ProblemKind;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what came of many updates, in memory that does not grow with their number: of those that
 * are not settled only so many may be added, and of the refused only so many are kept as are
 * listed. Used by one thread, a virtual one, as it waits.
 */
final class BatchTally {

    /** What Kafka acknowledges at full speed within some tens of milliseconds. */
    static final int MOST_WAITING = 8_192;

    private static final long MOST_WAITING_BYTES = 4L * 1024 * 1024;

    private record Waiting(long index, long bytes, CompletableFuture<Admission> admission) {}

    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private final Refusals refusedAtOnce = new Refusals();
    private final Refusals refusedLater = new Refusals();
    private long waitingBytes;
    private long accepted;
    private long rejected;
    private long saturated;
    private @Nullable Saturated lastSaturated;

    /**
     * Counts an item. While too many wait for Kafka this waits too, and so does whoever sends.
     *
     * @param bytes how much of memory it takes until it is settled
     */
    void add(long index, long bytes, CompletableFuture<Admission> admission) {
        if (admission.isDone()) {
            settle(index, admission.join(), refusedAtOnce);
            return;
        }
        waiting.add(new Waiting(index, bytes, admission));
        waitingBytes += bytes;
        while (waiting.size() >= MOST_WAITING || waitingBytes >= MOST_WAITING_BYTES) {
            settleOldest();
        }
    }

    /** Waits for the oldest that is not settled; false when there is none. */
    boolean settleOne() {
        if (waiting.isEmpty()) {
            return false;
        }
        settleOldest();
        return true;
    }

    /** The last item that was not acknowledged, if any is known yet. */
    Optional<Saturated> saturated() {
        while (!waiting.isEmpty() && waiting.element().admission().isDone()) {
            settleOldest();
        }
        return Optional.ofNullable(lastSaturated);
    }

    /** How many are not settled. */
    int waiting() {
        return waiting.size();
    }

    /** How many were accepted, or refused for a fault of their own. */
    long taken() {
        return accepted + rejected;
    }

    /** Whether none was accepted, nor refused for a fault of its own. */
    boolean nothingSettled() {
        return taken() == 0;
    }

    /**
     * Waits for all that is not settled yet.
     *
     * @param unread where a stream was not read to its end
     */
    BatchOutcome outcome(@Nullable Unread unread) {
        while (!waiting.isEmpty()) {
            settleOldest();
        }
        return new BatchOutcome(
                accepted,
                rejected + saturated,
                Refusals.first(refusedAtOnce, refusedLater),
                unread);
    }

    private void settleOldest() {
        Waiting oldest = waiting.remove();
        waitingBytes -= oldest.bytes();
        settle(oldest.index(), oldest.admission().join(), refusedLater);
    }

    private void settle(long index, Admission admission, Refusals refused) {
        switch (admission) {
            case Accepted _ -> accepted++;
            case Rejected(var kind, var detail, var violations) -> {
                rejected++;
                refused.add(new Refusal(index, kind.status(), detail, violations));
            }
            case Saturated missed -> {
                saturated++;
                lastSaturated = missed;
                int status = ProblemKind.UNAVAILABLE.status();
                refused.add(new Refusal(index, status, missed.detail(), List.of()));
            }
        }
    }
}
