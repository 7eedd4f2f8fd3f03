package dev.switchboard.model.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * The form of a record of contract.updates.dlt: key, value and headers as the producer wrote them,
 * and behind those the headers in which the keeper says where the record lay and why it was not
 * taken.
 */
public final class DeadLetter {

    /** The reason of an update under a key that was used before with another body. */
    public static final String KEY_REUSED = "idempotency-key-reused";

    /** The reason of a record that no node could read, and that an operator had them skip. */
    public static final String SKIPPED = "skipped";

    /** Every reason there is. */
    public static final List<String> REASONS =
            List.of(
                    RecordValidation.NO_KEY,
                    RecordValidation.INVALID_KEY,
                    RecordValidation.KEY_MISMATCH,
                    RecordValidation.MALFORMED_JSON,
                    RecordValidation.INVALID_UPDATE,
                    RecordValidation.TOO_LARGE,
                    KEY_REUSED,
                    SKIPPED);

    /** What fits into the topic with the keeper's headers, in bytes, see {@link RecordSize}. */
    private static final int LARGEST = 2_000_000;

    private static final List<String> OF_THE_KEEPER =
            List.of(
                    RecordHeaders.OMITTED_BYTES,
                    RecordHeaders.REASON,
                    RecordHeaders.DETAIL,
                    RecordHeaders.ORIGIN,
                    RecordHeaders.ORIGIN_TIMESTAMP);

    private DeadLetter() {}

    /**
     * The letter of a record that is not taken. Where the record would not fit, its size stands for
     * it.
     *
     * @param reason a code
     * @param detail a sentence
     */
    public static ProducerRecord<byte[], byte[]> of(
            ConsumerRecord<byte[], byte[]> rec, String reason, String detail, Topics topics) {
        return of(rec, MessageId.of(rec), reason, detail, topics);
    }

    /**
     * The same of a record that may have been moved.
     *
     * @param origin where its producer put it
     */
    public static ProducerRecord<byte[], byte[]> of(
            ConsumerRecord<byte[], byte[]> rec,
            MessageId origin,
            String reason,
            String detail,
            Topics topics) {
        String topic = topics.deadLetters().name();
        long size = RecordSize.of(rec.key(), rec.value(), rec.headers());
        ProducerRecord<byte[], byte[]> letter =
                size > LARGEST ? withoutRecord(size, topic) : withRecord(rec, topic);
        Headers headers = letter.headers();
        RecordHeaders.put(headers, RecordHeaders.REASON, reason);
        RecordHeaders.put(headers, RecordHeaders.DETAIL, detail);
        RecordHeaders.put(headers, RecordHeaders.ORIGIN, rec.topic() + "-" + origin.position());
        if (rec.timestamp() >= 0) {
            RecordHeaders.put(
                    headers,
                    RecordHeaders.ORIGIN_TIMESTAMP,
                    Instant.ofEpochMilli(rec.timestamp()).toString());
        }
        return letter;
    }

    /**
     * The letter of a record that was skipped unread: what was in it is not known.
     *
     * @param origin where it lies in contract.updates
     */
    @SuppressWarnings("NullAway") // neither key nor value
    public static ProducerRecord<byte[], byte[]> ofSkipped(MessageId origin, Topics topics) {
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(topics.deadLetters().name(), null, null);
        Headers headers = letter.headers();
        RecordHeaders.put(headers, RecordHeaders.REASON, SKIPPED);
        RecordHeaders.put(headers, RecordHeaders.DETAIL, "no node could read it");
        RecordHeaders.put(
                headers, RecordHeaders.ORIGIN, topics.updates().name() + "-" + origin.position());
        return letter;
    }

    @SuppressWarnings("NullAway") // a dead letter keeps the original key, even none
    private static ProducerRecord<byte[], byte[]> withRecord(
            ConsumerRecord<byte[], byte[]> rec, String topic) {
        return new ProducerRecord<>(topic, null, rec.key(), rec.value(), rec.headers());
    }

    @SuppressWarnings("NullAway") // neither key nor value
    private static ProducerRecord<byte[], byte[]> withoutRecord(long size, String topic) {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(topic, null, null);
        RecordHeaders.put(letter.headers(), RecordHeaders.OMITTED_BYTES, Long.toString(size));
        return letter;
    }

    /**
     * The headers of a letter without those that the keeper added, in their order. A producer's own
     * header of such a name stays: the keeper's is the last.
     */
    public static List<Header> producersHeaders(Headers letter) {
        List<Header> headers = new ArrayList<>(List.of(letter.toArray()));
        for (String name : OF_THE_KEEPER) {
            headers.remove(letter.lastHeader(name));
        }
        return List.copyOf(headers);
    }
}
