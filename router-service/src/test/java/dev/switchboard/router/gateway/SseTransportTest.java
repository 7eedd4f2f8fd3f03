package dev.switchboard.router.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.router.McpClient.Answer;
import dev.switchboard.router.RouterTest;
import dev.switchboard.router.SessionClient;
import dev.switchboard.testkit.client.Event;
import dev.switchboard.testkit.client.EventClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class SseTransportTest extends RouterTest {

    @Test
    void everything_is_answered_on_the_stream() {
        try (EventClient events =
                client().stream(client().request("/sse").header("Accept", "text/event-stream"))) {
            Event endpoint = events.next();
            assertThat(endpoint.name()).isEqualTo("endpoint");

            assertThat(post(endpoint, SessionClient.initialize("2024-11-05", "{}").toString()))
                    .isEqualTo(202);
            JsonNode initialized = events.next().json();
            assertThat(initialized.at("/result/protocolVersion").asString())
                    .isEqualTo("2024-11-05");

            post(endpoint, "{\"jsonrpc\": \"2.0\", \"method\": \"notifications/initialized\"}");
            post(endpoint, SessionClient.call("test_tell").put("id", "t").toString());
            assertThat(events.next().method()).isEqualTo("notifications/message");
            JsonNode told = events.next().json();
            assertThat(told.get("id").asString()).isEqualTo("t");
            assertThat(told.at("/result/content/0/text").asString()).isEqualTo("told");

            primitives().changeTools();
            assertThat(events.next().method()).isEqualTo("notifications/tools/list_changed");
        }
    }

    /** The transport has no way to come back to a stream, so what went by is gone. */
    @Test
    void nothing_is_kept_of_what_was_answered() {
        try (EventClient events =
                client().stream(client().request("/sse").header("Accept", "text/event-stream"))) {
            String endpoint = events.next().data();
            client().send(post(endpoint, SessionClient.initialize("2024-11-05", "{}").toString()));
            Event answer = events.next();
            assertThat(answer.json().has("result")).isTrue();

            String session = endpoint.substring(endpoint.indexOf('=') + 1);
            try (EventClient again =
                    client().stream(
                            client().request()
                                    .header("Accept", "text/event-stream")
                                    .header("Mcp-Session-Id", session)
                                    .header("Last-Event-ID", "0-0"))) {
                assertThat(again.rest()).isEmpty();
            }
        }
    }

    @Test
    void a_message_without_a_stream_is_refused() {
        assertThat(post("/sse?sessionId=unknown").status()).isEqualTo(404);
        Answer none = post("/sse");
        assertThat(none.status()).isEqualTo(400);
        assertThat(none.errorMessage()).contains("sessionId is missing");
    }

    private int post(Event endpoint, String message) {
        return client().send(post(endpoint.data(), message)).status();
    }

    private Answer post(String path) {
        return client().send(post(path, SessionClient.message("ping").toString()));
    }

    private HttpRequest.Builder post(String path, String message) {
        return client().request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(message));
    }
}
