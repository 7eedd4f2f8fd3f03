package dev.switchboard.model.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageIdTest {

    @Test
    void its_text_names_feed_partition_and_offset() {
        assertThat(new MessageId(MessageId.CONTRACTS, 0, 1532)).hasToString("contracts-0-1532");
        assertThat(new MessageId(MessageId.TESTS, 2, 0)).hasToString("contracts-test-2-0");
    }

    @Test
    void a_position_is_read_back_the_same() {
        var id = new MessageId(MessageId.CONTRACTS, 999_999_999, 999_999_999_999_999_999L);

        assertThat(MessageId.ofPosition(MessageId.CONTRACTS, id.position())).contains(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "1",
                "1-",
                "-1",
                "1--1",
                "-1-1",
                "+1-1",
                "1-1-1",
                " 1-1",
                "1-1\n",
                "01-1",
                "1-007",
                "a-b",
                "٣-٤",
                "1234567890-1",
                "1-1234567890123456789"
            })
    void another_form_is_no_position(String text) {
        assertThat(MessageId.ofPosition(MessageId.CONTRACTS, text)).isEmpty();
    }

    @Test
    void a_record_is_named_by_its_place() {
        assertThat(MessageId.of(update())).hasToString("contracts-3-1532");
    }

    private static ConsumerRecord<String, String> update() {
        return new ConsumerRecord<>("contract.updates", 3, 1532, "c", "{}");
    }

    @Test
    void negative_positions_are_never_made() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MessageId(MessageId.CONTRACTS, -1, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MessageId(MessageId.CONTRACTS, 0, -1));
    }
}
