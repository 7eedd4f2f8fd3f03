package dev.switchboard.broadcast.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.broadcast.client.Http.Answer;
import dev.switchboard.testkit.client.Handshake;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OriginsTest extends BroadcastTest {

    @ParameterizedTest
    @ValueSource(strings = {"/contracts", "/api/contracts/history", "/ws/status"})
    void pages_of_this_machine_may_ask(String path) {
        Answer answer = node().http().get(path, "Origin", "http://localhost:5173");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("access-control-allow-origin")).hasValue("http://localhost:5173");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/contracts", "/api/contracts/history", "/events", "/ws/status"})
    void pages_of_foreign_origins_may_not(String path) {
        Answer answer = node().http().get(path, "Origin", "https://evil.example.com");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().get("detail").asString()).contains("ALLOWED_ORIGINS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ws", "/api/ws", "/stomp", "/api/stomp"})
    void no_socket_is_opened_for_foreign_pages(String path) {
        assertThat(Handshake.ask(node(), path, "Origin: https://evil.example.com"))
                .first()
                .asString()
                .contains(" 403 ");
        assertThat(Handshake.ask(node(), path, "Origin: http://127.0.0.1:3000"))
                .first()
                .asString()
                .contains(" 101 ");
    }
}
