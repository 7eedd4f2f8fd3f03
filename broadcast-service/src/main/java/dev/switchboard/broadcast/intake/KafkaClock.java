package dev.switchboard.broadcast.intake;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Estimates the time of Kafka's clock. The brokers set the timestamps of all topics, and a record
 * that has just arrived was appended no later than now. The offset between the clocks is therefore
 * that of the record whose timestamp is furthest ahead of this node's clock, or least behind it.
 * One thread adds records; any thread may ask.
 */
final class KafkaClock {

    private final LongSupplier local;

    /** Starts at this node's time and then runs independently of changes to the node's clock. */
    static KafkaClock begun() {
        long wall = System.currentTimeMillis();
        long start = System.nanoTime();
        return new KafkaClock(
                () -> wall + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }

    private volatile long ahead;
    private volatile boolean known;

    /**
     * @param local milliseconds of a monotonic clock, such as one that begins at this node's time
     *     and then counts nanoseconds
     */
    KafkaClock(LongSupplier local) {
        this.local = local;
    }

    /**
     * Adds a record that arrived while no older one was waiting to be read.
     *
     * @param time when it was appended, milliseconds since 1970
     */
    void appended(long time) {
        long difference = time - local.getAsLong();
        if (!known || difference > ahead) {
            ahead = difference;
            known = true;
        }
    }

    /**
     * Kafka's time or slightly earlier, in milliseconds since 1970; this node's time before the
     * first record.
     */
    long now() {
        return local.getAsLong() + ahead;
    }
}
