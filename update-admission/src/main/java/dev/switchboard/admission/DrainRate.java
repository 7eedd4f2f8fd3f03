package dev.switchboard.admission;

import java.util.OptionalDouble;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * How many records a second the log acknowledged, over about the last second in which records
 * waited: while nothing is asked of it, it tells nothing of what it can do. Thread-safe.
 */
final class DrainRate {

    private static final double SECOND = 1e9;

    private final LongSupplier nanos;
    private final LongAdder drained = new LongAdder();
    private volatile long sampledAt;
    private long sampledDrained;
    private OptionalDouble rate = OptionalDouble.empty();

    /**
     * @param nanos a clock as {@link System#nanoTime} is
     */
    DrainRate(LongSupplier nanos) {
        this.nanos = nanos;
        this.sampledAt = nanos.getAsLong();
    }

    void drained() {
        drained.increment();
        if (nanos.getAsLong() - sampledAt >= SECOND) {
            perSecond();
        }
    }

    /** Begins anew: nothing has waited until now. */
    synchronized void restart() {
        rate = OptionalDouble.empty();
        sampledDrained = drained.sum();
        sampledAt = nanos.getAsLong();
    }

    /** Empty during the first second. */
    synchronized OptionalDouble perSecond() {
        long now = nanos.getAsLong();
        long since = now - sampledAt;
        if (since >= SECOND) {
            long sum = drained.sum();
            rate = OptionalDouble.of((sum - sampledDrained) * SECOND / since);
            sampledDrained = sum;
            sampledAt = now;
        }
        return rate;
    }
}
