package dev.switchboard.admission;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Bounds what waits for the log's acknowledgement, and tells when there will be room again.
 * Thread-safe.
 *
 * <p>Who can wait, as many updates in one request can, lets others go first: it waits while the
 * gate is crowded, so that the last quarter is left to those who are refused when it is full.
 */
public final class Gate {

    private static final long SOONEST_SECONDS = 1;
    private static final long LATEST_SECONDS = 30;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(2);

    private final AdmissionLimits limits;
    private final LongSupplier nanos;
    private final DrainRate drain;
    private final AtomicLong records = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    /** Whether all that waited was acknowledged: what failed is no rest. */
    private volatile boolean rested = true;

    Gate(AdmissionLimits limits, LongSupplier nanos) {
        this.limits = limits;
        this.nanos = nanos;
        this.drain = new DrainRate(nanos);
    }

    /** Lets a record in if there is room for it; it leaves when it is settled. */
    boolean enter(long size) {
        if (records.incrementAndGet() > limits.records()) {
            records.decrementAndGet();
            return false;
        }
        long before = bytes.getAndAdd(size);
        // one that alone is larger than all that is allowed still gets its turn
        if (before > 0 && before + size > limits.bytes()) {
            bytes.addAndGet(-size);
            records.decrementAndGet();
            return false;
        }
        if (rested) {
            rested = false;
            drain.restart();
        }
        return true;
    }

    void leave(long size, boolean acknowledged) {
        bytes.addAndGet(-size);
        long left = records.decrementAndGet();
        if (acknowledged) {
            drain.drained();
        }
        if (left == 0) {
            rested = acknowledged;
        }
    }

    /** How many records wait for their acknowledgement. */
    public long records() {
        return records.get();
    }

    /** How many bytes they have. */
    public long bytes() {
        return bytes.get();
    }

    /** Whether a record would be refused now. */
    public boolean full() {
        return records.get() >= limits.records() || bytes.get() >= limits.bytes();
    }

    /** Whether who can wait should. */
    public boolean crowded() {
        return records.get() * 4 >= limits.records() * 3L || bytes.get() >= limits.bytes() / 4 * 3;
    }

    /** Waits on a virtual thread while the gate is crowded. */
    public void awaitRoom(Duration atMost) {
        long until = nanos.getAsLong() + atMost.toNanos();
        while (crowded() && nanos.getAsLong() < until && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    /** When all that waits now will have left, at the rate of the last second: 1 s to 30 s. */
    public Duration roomIn() {
        OptionalDouble rate = drain.perSecond();
        double seconds = rate.isEmpty() ? SOONEST_SECONDS : records.get() / rate.getAsDouble();
        // with nothing acknowledged that is infinite, or no number
        return Duration.ofSeconds(
                seconds <= LATEST_SECONDS
                        ? Math.max(SOONEST_SECONDS, (long) Math.ceil(seconds))
                        : LATEST_SECONDS);
    }
}
