package dev.switchboard.model.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class DeadLetterTest {

    private static final Topics TOPICS = new Topics("a.");
    private static final byte[] KEY = "c-42".getBytes(UTF_8);

    private final Headers headers = new org.apache.kafka.common.header.internals.RecordHeaders();

    @Test
    void says_where_the_record_lay_and_why_it_was_not_taken() {
        RecordHeaders.put(headers, RecordHeaders.SOURCE, "crm");
        byte[] value = {1, 2};

        var letter = DeadLetter.of(refused(value, 1_704_110_400_123L), "code", "why", TOPICS);

        assertThat(letter.topic()).isEqualTo("a.contract.updates.dlt");
        assertThat(letter.key()).isEqualTo(KEY);
        assertThat(letter.value()).isEqualTo(value);
        assertThat(letter.headers().toArray())
                .extracting(Header::key)
                .containsExactly("source", "reason", "detail", "origin", "origin-timestamp");
        assertThat(text(letter.headers(), RecordHeaders.ORIGIN))
                .contains("a.contract.updates-3-17");
        assertThat(text(letter.headers(), RecordHeaders.ORIGIN_TIMESTAMP))
                .contains("2024-01-01T12:00:00.123Z");
    }

    @Test
    void a_record_that_was_moved_lay_where_its_producer_put_it() {
        var first = new MessageId(MessageId.CONTRACTS, 7, 12);

        var letter = DeadLetter.of(refused(KEY, 0), first, "code", "why", TOPICS);

        assertThat(text(letter.headers(), RecordHeaders.ORIGIN))
                .contains("a.contract.updates-7-12");
    }

    @Test
    void a_record_without_a_date_leaves_it_out() {
        var letter = DeadLetter.of(refused(KEY, -1), "code", "why", TOPICS);

        assertThat(text(letter.headers(), RecordHeaders.ORIGIN_TIMESTAMP)).isEmpty();
    }

    @Test
    void a_record_that_would_not_fit_is_told_by_its_size() {
        RecordHeaders.put(headers, RecordHeaders.SOURCE, "crm");

        var letter = DeadLetter.of(refused(new byte[2_000_000], 0), "code", "why", TOPICS);

        assertThat(letter.key()).isNull();
        assertThat(letter.value()).isNull();
        assertThat(text(letter.headers(), RecordHeaders.OMITTED_BYTES)).contains("2000013");
        assertThat(DeadLetter.producersHeaders(letter.headers())).isEmpty();
    }

    @Test
    void the_producers_headers_come_back_even_those_with_names_of_the_keepers() {
        RecordHeaders.put(headers, RecordHeaders.REASON, "mine");
        RecordHeaders.put(headers, RecordHeaders.SOURCE, "crm");
        Header[] said = headers.toArray();

        var letter = DeadLetter.of(refused(KEY, 0), "code", "why", TOPICS);

        assertThat(text(letter.headers(), RecordHeaders.REASON)).contains("code");
        assertThat(DeadLetter.producersHeaders(letter.headers())).containsExactly(said);
    }

    private ConsumerRecord<byte[], byte[]> refused(byte[] value, long timestamp) {
        return new ConsumerRecord<>(
                TOPICS.updates().name(),
                3,
                17,
                timestamp,
                TimestampType.CREATE_TIME,
                KEY.length,
                value.length,
                KEY,
                value,
                headers,
                Optional.empty());
    }

    private static Optional<String> text(Headers headers, String name) {
        return RecordHeaders.text(headers, name);
    }
}
