package dev.switchboard.broadcast.keeper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.model.contract.Location;
import dev.switchboard.model.feed.MessageId;
import dev.switchboard.model.feed.RecordHeaders;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginalPositionTest {

    private static final MessageId FIRST = new MessageId(MessageId.CONTRACTS, 7, 12);

    private final OriginalPosition originalPosition = new OriginalPosition();
    private final ConsumerRecord<byte[], byte[]> rec =
            Said.record(Said.update("c", Location.CHENNAI));

    @BeforeEach
    void begin() {
        originalPosition.in(Uuid.ONE_UUID);
    }

    @Test
    void a_record_that_was_not_moved_lies_where_it_lies() {
        assertThat(originalPosition.of(rec)).isEqualTo(MessageId.of(rec));
    }

    @Test
    void a_record_that_a_keeper_moved_lay_where_the_keeper_says() {
        originalPosition.write(rec.headers(), rec, FIRST);

        assertThat(originalPosition.of(rec)).isEqualTo(FIRST);
        OriginalPosition another = new OriginalPosition();
        another.in(Uuid.ONE_UUID);
        assertThat(another.of(rec)).isEqualTo(FIRST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7-12", "somewhere", "", "0-0"})
    void what_a_producer_means_by_that_header_is_no_position(String from) {
        RecordHeaders.put(rec.headers(), RecordHeaders.FROM, from);
        RecordHeaders.put(rec.headers(), RecordHeaders.FROM_SEAL, "0123456789abcdef");

        assertThat(originalPosition.of(rec)).isEqualTo(MessageId.of(rec));
    }

    @Test
    void a_seal_copied_from_another_record_is_none() {
        originalPosition.write(rec.headers(), rec, FIRST);
        var other = Said.record(Said.update("d", Location.CHENNAI));
        for (Header header : rec.headers()) {
            other.headers().add(header);
        }

        assertThat(originalPosition.of(other)).isEqualTo(MessageId.of(other));
    }

    @Test
    void a_seal_of_another_position_is_none() {
        originalPosition.write(rec.headers(), rec, FIRST);
        rec.headers().remove(RecordHeaders.FROM);
        RecordHeaders.put(rec.headers(), RecordHeaders.FROM, "7-13");

        assertThat(originalPosition.of(rec)).isEqualTo(MessageId.of(rec));
    }

    @Test
    void what_a_producer_wrote_there_goes_when_a_keeper_moves_the_record() {
        RecordHeaders.put(rec.headers(), RecordHeaders.FROM, "0-0");

        originalPosition.write(rec.headers(), rec, FIRST);

        assertThat(rec.headers().headers(RecordHeaders.FROM))
                .singleElement()
                .satisfies(from -> assertThat(from.value()).isEqualTo("7-12".getBytes(UTF_8)));
    }

    @Test
    void a_removal_has_an_original_position_like_others() {
        var removal = Said.removal("c");

        originalPosition.write(removal.headers(), removal, FIRST);

        assertThat(originalPosition.of(removal)).isEqualTo(FIRST);
    }
}
