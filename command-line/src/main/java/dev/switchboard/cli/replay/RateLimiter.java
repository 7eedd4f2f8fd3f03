package dev.switchboard.cli.replay;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** Keeps one thread to so many steps a second. */
final class RateLimiter {

    /**
     * What was missed may be caught up this far: sleeping is never exact, an outage is forgiven.
     */
    private static final long CATCH_UP_NANOS = 250_000_000;

    private final long nanosPerStep;
    private final LongSupplier clock;
    private final LongConsumer sleep;
    private final long start;

    /** When the next step is due, in nanoseconds since the start. */
    private long due;

    private RateLimiter(double perSecond, LongSupplier clock, LongConsumer sleep) {
        this.nanosPerStep = (long) (1e9 / perSecond);
        this.clock = clock;
        this.sleep = sleep;
        this.start = clock.getAsLong();
    }

    /**
     * @param perSecond steps a second; infinite for no limit
     */
    static RateLimiter of(double perSecond) {
        return new RateLimiter(perSecond, System::nanoTime, LockSupport::parkNanos);
    }

    /** A pace by another clock, in nanoseconds. */
    static RateLimiter of(double perSecond, LongSupplier clock, LongConsumer sleep) {
        return new RateLimiter(perSecond, clock, sleep);
    }

    /** Returns when the next step is due. */
    void await() {
        for (long now = elapsed(); now < due; now = elapsed()) {
            sleep.accept(due - now);
        }
        due = Math.max(due, elapsed() - CATCH_UP_NANOS) + nanosPerStep;
    }

    private long elapsed() {
        return clock.getAsLong() - start;
    }
}
