package dev.switchboard.broadcast.keeper;

import org.apache.kafka.common.TopicPartition;

/**
 * A record of contract.updates that this node's memory does not hold: Kafka bounds records as they
 * are compressed, so that one may unpack to any size. Those behind it in its batch can't be read
 * either, as Kafka's client unpacks a batch from its beginning.
 *
 * @param offset where reading stopped
 * @param until the first offset behind it from which reading goes on
 * @param kept up to where the records before it were kept
 */
record UnreadableRecord(TopicPartition partition, long offset, long until, long kept) {

    /** Whether all before it is kept. */
    boolean isReached() {
        return kept >= offset;
    }

    UnreadableRecord keptTo(long position) {
        return new UnreadableRecord(partition, offset, until, position);
    }

    /** Says what stands still, and what to do. */
    String describe() {
        return "%s stands still: at offset %d, before %d, a record unpacks to more than this node's"
                        .formatted(partition, offset, until)
                + " memory holds; give it more, or have it skipped: ./switchboard dlt skip %d-%d"
                        .formatted(partition.partition(), offset);
    }
}
