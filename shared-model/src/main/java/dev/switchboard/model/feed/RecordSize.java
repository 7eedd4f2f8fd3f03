package dev.switchboard.model.feed;

import java.util.Set;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * How large records are, uncompressed. Kafka's own limits are for compressed batches, so what it
 * took may be more than can be written again.
 */
public final class RecordSize {

    /** What fits into contract.updates with the headers that the keeper adds, in bytes. */
    public static final int LARGEST = 1_000_000;

    private static final Set<String> OF_THE_KEEPER =
            Set.of(RecordHeaders.FROM, RecordHeaders.FROM_SEAL);

    private RecordSize() {}

    /**
     * Bytes of key, value and headers as the producer wrote them: what the keeper noted when it
     * moved the record does not count, or the same record would be too large in some partitions.
     */
    public static long of(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        long size = length(key) + length(value);
        for (Header header : headers) {
            if (!OF_THE_KEEPER.contains(header.key())) {
                size += header.key().length() + length(header.value());
            }
        }
        return size;
    }

    private static long length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
