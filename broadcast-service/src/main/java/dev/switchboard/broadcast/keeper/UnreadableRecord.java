package dev.switchboard.broadcast.keeper;

import org.apache.kafka.common.TopicPartition;

/**
 * A record of contract.updates that this node's memory does not hold: Kafka bounds records as they
 * are compressed, so that one may unpack to any size.
 *
 * @param kept up to where the records before it are kept
 */
record UnreadableRecord(TopicPartition partition, long offset, long kept) {

    /** Whether all before it is kept. */
    boolean isNext() {
        return kept >= offset;
    }

    /** Says what stands still, and what to do. */
    String describe() {
        return "%s stands still: its record at offset %d unpacks to more than this node's memory"
                        .formatted(partition, offset)
                + " holds; give it more, or have it skipped: ./switchboard dlt skip %d-%d"
                        .formatted(partition.partition(), offset);
    }
}
