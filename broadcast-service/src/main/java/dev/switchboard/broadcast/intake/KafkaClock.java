package dev.switchboard.broadcast.intake;

import java.util.function.LongSupplier;

/**
 * What Kafka's clock says, as far as this node can know: all topics are stamped by the brokers, and
 * a record that has just come was appended no later than now. So the record whose stamp is ahead of
 * this node's clock by most, or behind it by least, tells how the two differ. One thread notes; any
 * thread asks.
 */
final class KafkaClock {

    private final LongSupplier local;
    private volatile long ahead;
    private volatile boolean known;

    /**
     * @param local this node's clock, milliseconds since 1970
     */
    KafkaClock(LongSupplier local) {
        this.local = local;
    }

    /**
     * Notes a record that came while nothing older was waiting to be read.
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
     * Kafka's time, milliseconds since 1970, or a little earlier; this node's where nothing has
     * come yet.
     */
    long now() {
        return local.getAsLong() + ahead;
    }
}
