package dev.switchboard.bench.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RequestBoundariesTest {

    private static final String CHUNKED = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";

    private final RequestBoundaries calls = new RequestBoundaries();

    @Test
    void a_call_ends_behind_its_body() throws Exception {
        assertThat(take("POST / HTTP/1.1\r\nContent-Length: 4\r\n\r\n{a")).isFalse();
        assertThat(take("b}")).isTrue();
    }

    @Test
    void a_call_without_a_body_ends_behind_its_head() throws Exception {
        assertThat(take("OPTIONS / HTTP/1.1\r\n\r\n")).isTrue();
    }

    @Test
    void a_stream_ends_behind_its_last_chunk_however_it_comes() throws Exception {
        String body = "3\r\nab\n\r\n0\r\n\r\n";
        for (int cut = 0; cut < body.length(); cut++) {
            assertThat(take(CHUNKED)).isFalse();
            assertThat(take(body.substring(0, cut))).isFalse();
            assertThat(take(body.substring(cut))).isTrue();
        }
    }

    @Test
    void the_next_call_begins_where_one_ends() throws Exception {
        ByteBuffer two = bytes("OPTIONS / HTTP/1.1\r\n\r\n".repeat(2));

        assertThat(calls.take(two)).isTrue();
        assertThat(two.hasRemaining()).isTrue();
        assertThat(calls.take(two)).isTrue();
        assertThat(two.hasRemaining()).isFalse();
    }

    @Test
    void half_a_head_is_refused() {
        assertThatThrownBy(() -> take("POST / HTT")).isInstanceOf(IOException.class);
    }

    private boolean take(String text) throws IOException {
        ByteBuffer bytes = bytes(text);
        return bytes.hasRemaining() && calls.take(bytes);
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }
}
