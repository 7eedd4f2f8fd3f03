package dev.switchboard.checker.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.switchboard.checker.subscription.Interest;
import dev.switchboard.checker.subscription.RequestedReplay;
import dev.switchboard.checker.subscription.RequestedSlowPolicy;
import dev.switchboard.checker.subscription.RequestedSubscription;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventsConnectionTest {

    private static final RequestedSubscription ALL =
            new RequestedSubscription(
                    new Interest(Set.of(), Set.of()),
                    RequestedReplay.NONE,
                    1,
                    RequestedSlowPolicy.CONFLATE,
                    0);

    @Test
    void a_stream_that_has_ended_when_it_begins_lets_nobody_in() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread answering = Thread.ofVirtual().start(() -> answer(server));

            RefusedException refused =
                    catchThrowableOfType(
                            RefusedException.class,
                            () ->
                                    EventsConnection.open(
                                            URI.create("http://127.0.0.1:" + server.getLocalPort()),
                                            ALL,
                                            null));

            assertThat(refused.status()).isEqualTo(503);
            answering.interrupt();
        }
    }

    private static void answer(ServerSocket server) {
        String answer =
                """
                HTTP/1.1 200 OK\r
                Content-Type: text/event-stream\r
                Content-Length: 23\r
                Connection: close\r
                \r
                : not yet
                retry: 2000

                """;
        try (Socket socket = server.accept()) {
            socket.getOutputStream().write(answer.getBytes(US_ASCII));
            var _ = socket.getInputStream().read();
        } catch (IOException _) {
            // the client has gone
        }
    }
}
