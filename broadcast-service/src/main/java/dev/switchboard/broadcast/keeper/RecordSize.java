package dev.switchboard.broadcast.keeper;

import dev.switchboard.model.feed.RecordHeaders;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * How large records are, uncompressed. Kafka's own limits are for compressed batches, so what it
 * took may be more than can be written again.
 */
final class RecordSize {

    /** What fits into contract.updates with the headers that the keeper adds, in bytes. */
    static final int LARGEST = 1_000_000;

    /** What fits into the dead letters with theirs, in bytes. */
    static final int LARGEST_LETTER = 2_000_000;

    private RecordSize() {}

    /**
     * Bytes of key, value and headers as the producer wrote them: what the keeper noted when it
     * moved the record does not count, or the same record would be too large in some partitions.
     */
    static long of(ConsumerRecord<byte[], byte[]> rec) {
        long size = length(rec.key()) + length(rec.value());
        for (Header header : rec.headers()) {
            if (!header.key().equals(RecordHeaders.FROM)) {
                size += header.key().length() + length(header.value());
            }
        }
        return size;
    }

    private static long length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
