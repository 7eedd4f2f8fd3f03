package dev.switchboard.bench.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListenStreamTest {

    private static final String HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String ACKNOWLEDGED =
            """
            {"method":"notifications/subscriptions/acknowledged","params":{"notifications":\
            {"resourceSubscriptions":["contract://bench-%d"]}}}\
            """;
    private static final String UPDATED =
            "{\"method\":\"notifications/resources/updated\",\"params\":{\"uri\":\"contract://bench-%d\"}}";

    private final Deliveries deliveries = new Deliveries();
    private final ReceivedNotifications notifications = new ReceivedNotifications(deliveries);
    private final ByteBuffer buffer = ByteBuffer.allocate(1024);
    private ServerSocketChannel server;
    private ListenStream stream;
    private Socket accepted;

    @BeforeEach
    void open() throws Exception {
        server =
                ServerSocketChannel.open()
                        .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        stream = ListenStream.open((InetSocketAddress) server.getLocalAddress(), 7);
        stream.channel().configureBlocking(true);
        accepted = server.accept().socket();
    }

    @AfterEach
    void close() throws Exception {
        stream.close();
        accepted.close();
        server.close();
    }

    @Test
    void a_stream_asks_for_its_own_contract() throws Exception {
        byte[] request = new byte[4096];
        int length = accepted.getInputStream().read(request);

        assertThat(new String(request, 0, length, StandardCharsets.US_ASCII))
                .startsWith("POST /mcp HTTP/1.1\r\n")
                .contains("\"resourceSubscriptions\":[\"contract://bench-7\"]");
    }

    @Test
    void a_stream_that_is_told_what_it_asked_for_is_acknowledged() throws Exception {
        answer(HEAD + event(ACKNOWLEDGED.formatted(7)));

        assertThat(notifications.acknowledged()).isEqualTo(1);
    }

    @Test
    void a_stream_that_is_told_something_else_is_not_acknowledged() throws Exception {
        answer(HEAD + event(ACKNOWLEDGED.formatted(8)));

        assertThat(notifications.acknowledged()).isZero();
    }

    @Test
    void a_change_arrives_however_its_bytes_are_cut() throws Exception {
        deliveries.sent(7, System.nanoTime());

        for (String part : split(HEAD + event(UPDATED.formatted(7)))) {
            answer(part);
        }

        assertThat(deliveries.arrived()).isEqualTo(1);
        assertThat(notifications.strayed()).isZero();
    }

    @Test
    void a_change_of_another_contract_has_strayed() throws Exception {
        answer(HEAD + event(UPDATED.formatted(8)));

        assertThat(notifications.strayed()).isEqualTo(1);
    }

    @Test
    void a_refused_stream_is_none() {
        assertThatThrownBy(() -> answer("HTTP/1.1 503 Service Unavailable\r\n"))
                .hasMessageContaining("503");
    }

    private static String event(String json) {
        String event = "event: message\ndata: " + json + "\n\n";
        return Integer.toHexString(event.length()) + "\r\n" + event + "\r\n";
    }

    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        for (int at = 0; at < text.length(); at += 10) {
            parts.add(text.substring(at, Math.min(text.length(), at + 10)));
        }
        return parts;
    }

    private void answer(String text) throws Exception {
        accepted.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        int left = text.length();
        while (left > 0) {
            stream.read(buffer, notifications);
            left -= buffer.limit();
        }
    }
}
