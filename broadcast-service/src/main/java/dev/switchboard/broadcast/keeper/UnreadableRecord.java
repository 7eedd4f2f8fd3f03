package dev.switchboard.broadcast.keeper;

import org.apache.kafka.common.TopicPartition;

/**
 * A record of contract.updates that is too large for this node's memory: Kafka limits the
 * compressed size of records, so one may decompress to any size. Those behind it in its batch can't
 * be read either, because Kafka's client decompresses a batch from its beginning.
 *
 * @param offset where reading stopped
 * @param until the first readable offset behind it
 * @param kept the offset up to which the keeper has processed the records before it
 */
record UnreadableRecord(TopicPartition partition, long offset, long until, long kept) {

    /** Whether the keeper has processed all records before it. */
    boolean isReached() {
        return kept >= offset;
    }

    UnreadableRecord keptTo(long position) {
        return new UnreadableRecord(partition, offset, until, position);
    }

    /** Describes what is blocked, and what to do. */
    String describe() {
        return "%s is blocked: at offset %d, before %d, a record decompresses to more than this"
                        .formatted(partition, offset, until)
                + " node's memory; raise the heap or skip the record: ./switchboard dlt skip %d-%d"
                        .formatted(partition.partition(), offset);
    }
}
