package dev.switchboard.model.feed;

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

    private RecordSize() {}

    /** Bytes of key, value and headers. */
    public static long of(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        long size = length(key) + length(value);
        for (Header header : headers) {
            size += header.key().length() + length(header.value());
        }
        return size;
    }

    private static long length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
