package dev.switchboard.router.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.router.EventReader;
import dev.switchboard.router.EventReader.Event;
import dev.switchboard.router.McpClient.Answer;
import dev.switchboard.router.RouterTest;
import dev.switchboard.router.SessionClient;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class SseTransportTest extends RouterTest {

    @Test
    void everything_is_answered_on_the_stream() {
        try (EventReader events =
                client().stream(client().request("/sse").header("Accept", "text/event-stream"))) {
            Event endpoint = events.next();
            assertThat(endpoint.type()).isEqualTo("endpoint");

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

    @Test
    void a_message_without_a_stream_is_refused() {
        assertThat(post("/sse?sessionId=unknown").status()).isEqualTo(404);
        Answer none = post("/sse");
        assertThat(none.status()).isEqualTo(400);
        assertThat(none.errorMessage()).contains("sessionId is missing");
    }

    private int post(Event endpoint, String message) {
        return client().send(
                        client().request(endpoint.data())
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(message)))
                .status();
    }

    private Answer post(String path) {
        return client().send(
                        client().request(path)
                                .header("Content-Type", "application/json")
                                .POST(
                                        BodyPublishers.ofString(
                                                SessionClient.message("ping").toString())));
    }
}
