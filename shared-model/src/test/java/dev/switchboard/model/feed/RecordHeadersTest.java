package dev.switchboard.model.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;

class RecordHeadersTest {

    private final Headers headers = new org.apache.kafka.common.header.internals.RecordHeaders();

    @Test
    void what_is_put_is_read_as_text() {
        RecordHeaders.put(headers, RecordHeaders.SOURCE, "Köln 📄");

        assertThat(RecordHeaders.text(headers, RecordHeaders.SOURCE)).contains("Köln 📄");
    }

    @Test
    void what_is_no_text_can_be_read_as_it_was_written() {
        headers.add(RecordHeaders.IDEMPOTENCY_KEY, new byte[] {(byte) 0xe9, 0});

        assertThat(RecordHeaders.bytes(headers, RecordHeaders.IDEMPOTENCY_KEY))
                .contains(new byte[] {(byte) 0xe9, 0});
    }

    @Test
    void the_last_of_several_counts() {
        RecordHeaders.put(headers, RecordHeaders.FROM, "0-1");
        RecordHeaders.put(headers, RecordHeaders.FROM, "0-2");

        assertThat(RecordHeaders.text(headers, RecordHeaders.FROM)).contains("0-2");
    }

    @Test
    void an_absent_header_and_one_without_value_are_empty() {
        headers.add(RecordHeaders.WAS, null);

        assertThat(RecordHeaders.text(headers, RecordHeaders.WAS)).isEmpty();
        assertThat(RecordHeaders.text(headers, RecordHeaders.LATE)).isEmpty();
    }
}
