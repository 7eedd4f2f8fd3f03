package dev.switchboard.broadcast.intake;

import dev.switchboard.model.feed.Cursor;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.apache.kafka.common.Uuid;

/**
 * What of a topic is read before its view may answer: from the first record that Kafka has, or from
 * a later one where the view would forget the earlier ones at once. Immutable.
 */
final class ReadRange {

    private final Uuid topic;
    private final long[] from;
    private final long[] goal;
    private final long goalAt;
    private final BitSet skipping;

    /**
     * @param first the offset of the first record in Kafka, of each partition
     * @param ends the end offset of each partition
     * @param endsAt when these were the ends, by Kafka's clock
     * @param most how many records of each partition the view can hold
     */
    ReadRange(Uuid topic, long[] first, long[] ends, long endsAt, long most) {
        this.topic = topic;
        this.goal = ends.clone();
        this.goalAt = endsAt;
        this.from =
                IntStream.range(0, ends.length)
                        .mapToLong(p -> Math.max(first[p], ends[p] - most))
                        .toArray();
        this.skipping = new BitSet();
        IntStream.range(0, ends.length).filter(p -> from[p] > first[p]).forEach(skipping::set);
    }

    Uuid topic() {
        return topic;
    }

    /** The cursor before its first record: it covers all that lies before. */
    Cursor start() {
        return Cursor.start(topic, from);
    }

    /** The offset of the first record to read. */
    long from(int partition) {
        return from[partition];
    }

    /** Whether records before the first one are left out. */
    boolean skips(int partition) {
        return skipping.get(partition);
    }

    /** The partitions of which records are left out. */
    BitSet skipping() {
        return (BitSet) skipping.clone();
    }

    /** The offsets up to which the view must be read before it may answer. */
    long[] goal() {
        return goal.clone();
    }

    /** When these were the ends, by Kafka's clock. */
    long goalAt() {
        return goalAt;
    }
}
