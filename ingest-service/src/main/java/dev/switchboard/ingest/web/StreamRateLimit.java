package dev.switchboard.ingest.web;

import dev.switchboard.admission.Gate;
import dev.switchboard.ingest.entry.CallerRates;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * How fast a stream is read: no faster than its caller may send, nor than Kafka takes what all
 * send. Used by one virtual thread, which waits here, and lets the sender wait.
 */
final class StreamRateLimit {

    /** As long as Kafka's client takes until it gives up. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Whoever owes more, for others of its requests, is told to come back. */
    private static final Duration MOST_DEBT = Duration.ofSeconds(10);

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    /** One at a time would take a round trip to Kafka each. */
    private static final int ALWAYS_UNDER_WAY = 64;

    private final Gate gate;
    private final CallerRates rates;
    private final StreamsEnd end;
    private final HttpServletRequest request;

    /** The first was counted when the request was let in. */
    private boolean first = true;

    private long charged;

    StreamRateLimit(Gate gate, CallerRates rates, StreamsEnd end, HttpServletRequest request) {
        this.gate = gate;
        this.rates = rates;
        this.end = end;
        this.request = request;
    }

    /**
     * Makes room for one more of an array, by waiting for what is its own. Some of it stays under
     * way, however much others send.
     */
    static void makeRoom(Gate gate, BatchTally tally) {
        while ((gate.full() || (gate.crowded() && tally.waiting() >= ALWAYS_UNDER_WAY))
                && tally.settleOne()) {
            // each makes room
        }
    }

    /** Waits until one more line may be taken; why the stream ends before it, if it does. */
    @Nullable Unread await(BatchTally tally, long line) {
        Duration debt = debt();
        if (debt.compareTo(MOST_DEBT) > 0) {
            return Unread.unavailable(
                    line,
                    "%,d updates a second are let in of each caller, and this one is %,d s ahead"
                            .formatted(rates.rate(), debt.toSeconds()),
                    debt);
        }
        keepRate(debt);
        while (gate.crowded() && tally.settleOne()) {
            // each makes room
        }
        gate.awaitRoom(PATIENCE);
        if (end.stopping()) {
            return Unread.unavailable(line, "the service is stopping", Unread.SOON);
        }
        return tally.saturated()
                .map(missed -> Unread.unavailable(line, missed.detail(), missed.retryAfter()))
                .orElse(null);
    }

    /** Gives the caller back what was counted and not taken, once all is settled. */
    void settle(BatchTally tally) {
        rates.giveBack(request, charged - Math.max(0, tally.taken() - 1));
    }

    private Duration debt() {
        if (first) {
            first = false;
            return Duration.ZERO;
        }
        charged++;
        return rates.charge(request, 1);
    }

    private void keepRate(Duration debt) {
        long until = System.nanoTime() + debt.toNanos();
        long left = debt.toNanos();
        while (left > 0 && !end.stopping() && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(Math.min(left, LOOK_AGAIN.toNanos()));
            left = until - System.nanoTime();
        }
    }
}
