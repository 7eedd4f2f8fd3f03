package dev.switchboard.broadcast.websocket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.broadcast.client.Mutations;
import dev.switchboard.testkit.client.Handshake;
import dev.switchboard.testkit.client.JsonClient;
import dev.switchboard.testkit.client.StompClient;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever is sent as a handshake is let in or refused in our words, and the node goes on. */
final class HandshakeMutationsTest extends BroadcastTest {

    private static final int MANY = 500;

    private static final List<String> REQUESTS =
            List.of(
                    "GET /ws",
                    "GET /ws?contract_id=none",
                    "GET /stomp",
                    "GET /api/ws?replay=latest");

    private static final String HEADERS =
            """
            &location=Chennai&limit=5&max-rate=10 HTTP/1.1
            Host: localhost
            Upgrade: websocket
            Connection: keep-alive, Upgrade
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
            Sec-WebSocket-Version: 13
            Sec-WebSocket-Protocol: v12.stomp, v11.stomp
            Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits
            Origin: http://localhost:3000
            """
                    .replace("\n", "\r\n");

    private final Mutations mutations = new Mutations(6_455);

    @Test
    void only_what_is_described_comes_back() {
        for (int i = 0; i < MANY; i++) {
            String request = mutations.pick(REQUESTS);
            String query = request.contains("?") ? "" : "?";
            byte[] rest = mutations.of(HEADERS.getBytes(ISO_8859_1));
            String sent = request + query + new String(rest, ISO_8859_1) + "\r\n\r\n";

            Handshake.Answer answer = Handshake.exchange(node(), sent);

            assertThat(answer.head()).as(sent).isNotEmpty();
            String status = answer.head().getFirst();
            assertThat(status)
                    .as(sent)
                    .matches("http/1.1 (101|400|403|404|405|414|426|431|505) .*");
            if (!status.contains(" 101 ")) {
                assertThat(answer.head())
                        .as(sent)
                        .contains("content-type: application/problem+json");
                assertThat(answer.body())
                        .as(sent)
                        .contains("\"detail\":\"")
                        .doesNotContain("Exception", "jetty", "springframework");
            }
        }

        try (JsonClient json = JsonClient.welcomed(node(), "");
                StompClient stomp = StompClient.connected(node())) {
            json.ask("{\"type\":\"get_status\"}", "status");
            stomp.frame("ACK", "id:a", "receipt:r").receipt("r");
        }
    }
}
