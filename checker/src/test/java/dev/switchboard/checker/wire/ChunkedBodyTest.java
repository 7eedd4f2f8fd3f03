package dev.switchboard.checker.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Servers send a chunk's line end with it, or with the next chunk. */
class ChunkedBodyTest {

    private static final int SHORT_MILLIS = 20;
    private static final int LONG_MILLIS = 10_000;

    private ServerSocket server;
    private Socket sender;
    private Wire wire;
    private ChunkedBody body;

    @BeforeEach
    void connect() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        wire = Wire.connect(URI.create("http://127.0.0.1:" + server.getLocalPort()));
        sender = server.accept();
        body = new ChunkedBody(wire);
    }

    @AfterEach
    void close() throws IOException {
        wire.close(true);
        sender.close();
        server.close();
    }

    private void send(String text) throws IOException {
        sender.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private String read(int length) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) body.read());
        }
        return text.toString();
    }

    @Test
    void nothing_is_there_after_a_chunk_and_its_end() throws IOException {
        send("3\r\nabc\r\n");

        assertThat(body.ready(LONG_MILLIS)).isTrue();
        assertThat(read(3)).isEqualTo("abc");
        assertThat(body.ready(SHORT_MILLIS)).isFalse();

        send("1\r\nd\r\n");
        assertThat(body.ready(LONG_MILLIS)).isTrue();
        assertThat(read(1)).isEqualTo("d");
    }

    @Test
    void a_chunk_may_end_when_the_next_begins() throws IOException {
        send("3\r\nabc");
        assertThat(read(3)).isEqualTo("abc");
        assertThat(body.ready(SHORT_MILLIS)).isFalse();

        send("\r\n2\r\nde");
        assertThat(body.ready(LONG_MILLIS)).isTrue();
        assertThat(read(2)).isEqualTo("de");
    }

    @Test
    void text_may_be_spread_over_chunks() throws IOException {
        send("1\r\na\r\n2\r\nbc\r\n0\r\n\r\n");

        assertThat(read(3)).isEqualTo("abc");
        assertThatThrownBy(body::read).isInstanceOf(EOFException.class);
    }
}
