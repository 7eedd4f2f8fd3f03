package dev.switchboard.bench.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswerTest {

    private static final String WITH_LENGTH =
            "HTTP/1.1 202 Accepted\r\ncontent-Length:  4\r\nVary: Origin\r\n\r\n{ab}";
    private static final String IN_CHUNKS =
            "HTTP/1.1 503 Service Unavailable\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n{ab}\r\n0\r\n\r\n";

    @Test
    void an_answer_is_whole_when_all_of_its_length_is_there() {
        for (int length = 0; length < WITH_LENGTH.length(); length++) {
            assertThat(status(WITH_LENGTH.substring(0, length))).isEqualTo(Answer.PART);
        }
        assertThat(status(WITH_LENGTH)).isEqualTo(202);
    }

    @Test
    void an_answer_in_chunks_is_whole_with_the_last() {
        for (int length = 0; length < IN_CHUNKS.length(); length++) {
            assertThat(status(IN_CHUNKS.substring(0, length))).isEqualTo(Answer.PART);
        }
        assertThat(status(IN_CHUNKS)).isEqualTo(503);
    }

    @Test
    void an_answer_without_a_body_is_whole_with_its_head() {
        assertThat(status("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")).isEqualTo(200);
    }

    @Test
    void the_last_answer_of_a_connection_is_known() {
        assertThat(Answer.isLast(bytes(WITH_LENGTH))).isFalse();
        assertThat(
                        Answer.isLast(
                                bytes(
                                        "HTTP/1.1 503 x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")))
                .isTrue();
    }

    private static int status(String text) {
        return Answer.status(bytes(text));
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.allocate(1000).put(text.getBytes(StandardCharsets.US_ASCII));
    }
}
