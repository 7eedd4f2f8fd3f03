package dev.switchboard.model.feed;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** The names of record headers. Values are UTF-8 text; producers may write others. */
public final class RecordHeaders {

    // contract.updates, written by producers; all optional
    public static final String SOURCE = "source";
    public static final String IDEMPOTENCY_KEY = "idempotency-key";
    public static final String TRACEPARENT = "traceparent";

    /** The dead letter that this record was made of: {@code topic-partition-offset}. */
    public static final String REPLAY_OF = "replay-of";

    /** Proves that a keeper wrote {@link #FROM} into a record that it moved: 16 hex digits. */
    public static final String FROM_SEAL = "from-seal";

    // contract.history, written by the keeper; contract.updates where it moved a record
    /** The producer's record, {@code partition-offset} in contract.updates: the message id. */
    public static final String FROM = "from";

    /** The contract's previous location, when this record changed or removed it. */
    public static final String WAS = "was";

    /** Present when the update's timestamp is older than the one it follows. */
    public static final String LATE = "late";

    /** Digest of idempotency key and body, see {@link KeyHash}. */
    public static final String KEY_HASH = "key-hash";

    // contract.updates.dlt, written by the keeper
    public static final String REASON = "reason";
    public static final String DETAIL = "detail";

    /** Where the producer put the record: {@code topic-partition-offset}. */
    public static final String ORIGIN = "origin";

    /** When its producer, or Kafka, dated that record: an ISO 8601 instant in UTC. */
    public static final String ORIGIN_TIMESTAMP = "origin-timestamp";

    /** How large a record was that is too large to be kept as a dead letter. */
    public static final String OMITTED_BYTES = "omitted-bytes";

    private RecordHeaders() {}

    /** The last header of that name as text; empty when there is none or it has no value. */
    public static Optional<String> text(Headers headers, String name) {
        return bytes(headers, name).map(value -> new String(value, StandardCharsets.UTF_8));
    }

    /** The last header of that name as it was written; empty when there is none or no value. */
    public static Optional<byte[]> bytes(Headers headers, String name) {
        return Optional.ofNullable(headers.lastHeader(name)).map(Header::value);
    }

    /** Adds a header with a text value. */
    public static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
