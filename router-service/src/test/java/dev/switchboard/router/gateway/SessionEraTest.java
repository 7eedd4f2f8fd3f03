package dev.switchboard.router.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.McpClient.Answer;
import dev.switchboard.router.RouterTest;
import dev.switchboard.router.SessionClient;
import dev.switchboard.testkit.client.EventClient;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a session is asked, and what it answers. */
final class SessionEraTest extends RouterTest {

    private static final String NEWEST = "2025-11-25";

    @BeforeEach
    void forgetEvents() {
        primitives().forget();
    }

    @ParameterizedTest
    @CsvSource({
        "2025-11-25, 2025-11-25",
        "2025-06-18, 2025-06-18",
        "2025-03-26, 2025-03-26",
        "2024-11-05, 2024-11-05",
        "2026-07-28, 2025-11-25",
        "2099-01-01, 2025-11-25"
    })
    void a_session_begins_in_a_revision_that_both_speak(String asked, String agreed) {
        Answer answer =
                client().send(client().post(SessionClient.initialize(asked, "{}").toString()));

        assertThat(answer.status()).isEqualTo(200);
        JsonNode result = answer.json().get("result");
        assertThat(result.get("protocolVersion").asString()).isEqualTo(agreed);
        assertThat(result.at("/serverInfo/name").asString()).isEqualTo("switchboard");
        assertThat(result.at("/capabilities/resources/subscribe").asBoolean()).isTrue();
        assertThat(result.has("resultType")).isFalse();
        assertThat(answer.response().headers().firstValue("mcp-session-id").orElseThrow())
                .matches("[!-~]{32,}");
    }

    @Test
    void results_are_those_of_its_revision() {
        SessionClient session = begin("{}");

        assertThat(session.send(SessionClient.message("ping")).json().get("result"))
                .hasToString("{}");
        JsonNode list = session.send(SessionClient.message("tools/list")).json().get("result");
        assertThat(list.propertyNames()).containsExactly("tools");
        assertThat(session.send(SessionClient.message("server/paint")).errorCode())
                .isEqualTo(-32601);
    }

    @Test
    void a_resource_that_is_not_there_has_the_code_of_its_era() {
        ObjectNode read = SessionClient.message("resources/read");
        ((ObjectNode) read.get("params")).put("uri", "test://none");

        assertThat(begin("{}").send(read).errorCode()).isEqualTo(-32002);
    }

    @Test
    void who_names_no_session_or_one_there_is_not_is_told_to_begin_one() {
        Answer none =
                client().send(
                                client().post(SessionClient.message("tools/list").toString())
                                        .header("MCP-Protocol-Version", NEWEST));
        assertThat(none.status()).isEqualTo(400);
        assertThat(none.errorMessage()).contains("Mcp-Session-Id is missing");

        Answer unknown =
                client().send(
                                client().post(SessionClient.message("tools/list").toString())
                                        .header("Mcp-Session-Id", "unknown"));
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.errorMessage()).contains("begin a new one");
    }

    @Test
    void a_session_is_of_no_use_to_another_caller() {
        SessionClient session = begin("{}");

        Answer stolen =
                client().send(
                                session.post(SessionClient.message("ping").toString())
                                        .header("Authorization", "Bearer thief"));

        assertThat(stolen.status()).isEqualTo(404);
    }

    @Test
    void a_revision_without_sessions_in_a_session_is_refused() {
        Answer answer =
                client().send(
                                begin("{}")
                                        .post(SessionClient.message("ping").toString())
                                        .header("MCP-Protocol-Version", "1999-01-01"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo(-32022);
        assertThat(answer.json().at("/error/data/supported/0").asString()).isEqualTo(NEWEST);
    }

    @Test
    void a_session_that_is_ended_is_gone() {
        SessionClient session = begin("{}");

        assertThat(client().send(session.request().DELETE()).status()).isEqualTo(204);
        assertThat(session.send(SessionClient.message("ping")).status()).isEqualTo(404);
        assertThat(client().send(session.request().DELETE()).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"protocolVersion": "2025-11-25"}   | capabilities
                    {"capabilities": {}}                | protocolVersion
                    {"protocolVersion": "2025-11-25", "capabilities": []} | capabilities
                    """)
    void an_initialize_that_does_not_say_enough_is_refused(String params, String word) {
        ObjectNode message = SessionClient.message("initialize");
        message.set("params", Json.MAPPER.readTree(params));

        Answer answer = client().send(client().post(message.toString()));

        assertThat(answer.errorCode()).isEqualTo(-32602);
        assertThat(answer.errorMessage()).contains(word);
        assertThat(answer.response().headers().firstValue("mcp-session-id")).isEmpty();
    }

    @Test
    void a_request_that_is_cancelled_is_given_up_without_an_answer() throws Exception {
        SessionClient session = begin("{}");
        Thread canceller =
                Thread.startVirtualThread(() -> {
                    try {
                        primitives().await("began");
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    ObjectNode cancelled = Json.MAPPER.createObjectNode();
                    cancelled
                            .put("jsonrpc", "2.0")
                            .put("method", "notifications/cancelled")
                            .putObject("params")
                            .put("requestId", 1);
                    session.send(cancelled);
                });

        Answer answer = session.send(SessionClient.call("test_wait"));
        canceller.join();

        assertThat(answer.response().body()).doesNotContain("result").doesNotContain("error");
        primitives().await("interrupted");
        assertThat(session.send(SessionClient.message("ping")).json().get("result"))
                .hasToString("{}");
    }

    @Test
    void several_messages_at_once_are_taken_in_the_revision_that_had_them() {
        String batch =
                "[%s, {\"jsonrpc\": \"2.0\", \"method\": \"notifications/initialized\"}, %s]"
                        .formatted(
                                SessionClient.message("ping"),
                                SessionClient.message("ping").put("id", "two"));
        SessionClient then = SessionClient.begin(client(), "2025-03-26", "{}");
        assertThat(client().send(then.post(batch)).json())
                .hasToString(
                        "[{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}},"
                                + "{\"jsonrpc\":\"2.0\",\"id\":\"two\",\"result\":{}}]");

        JsonNode mixed =
                client().send(
                                then.post(
                                        "[%s, 5, %s]"
                                                .formatted(
                                                        SessionClient.message("ping"),
                                                        SessionClient.message("initialize"))))
                        .json();
        assertThat(mixed.valueStream().map(it -> it.path("error").path("code").asInt(0)))
                .containsExactly(0, -32600, -32600);
        assertThat(client().send(then.post("[" + "5,".repeat(50) + "5]")).errorMessage())
                .contains("51 messages; send 1 to 50");

        Answer now = client().send(begin("{}").post(batch));
        assertThat(now.status()).isEqualTo(400);
        assertThat(now.errorMessage()).contains("the body is an array");
    }

    @ParameterizedTest
    @ValueSource(strings = {"resources/subscribe", "initialize"})
    void what_is_kept_is_not_too_long(String method) {
        ObjectNode message = SessionClient.message(method);
        String letters = "x".repeat(20_000);
        ((ObjectNode) message.get("params"))
                .put("uri", "contract://" + letters)
                .put("protocolVersion", NEWEST)
                .set(
                        "capabilities",
                        Json.MAPPER.readTree(
                                "{\"experimental\": {\"%s\": {}}}".formatted(letters)));

        Answer answer =
                method.equals("initialize")
                        ? client().send(client().post(message.toString()))
                        : begin("{}").send(message);

        assertThat(answer.errorCode()).isEqualTo(-32602);
        assertThat(answer.errorMessage()).contains("characters");
    }

    @Test
    void a_level_of_logging_that_there_is_not_is_refused() {
        ObjectNode level = SessionClient.message("logging/setLevel");
        ((ObjectNode) level.get("params")).put("level", "loud");

        Answer answer = begin("{}").send(level);

        assertThat(answer.errorCode()).isEqualTo(-32602);
        assertThat(answer.errorMessage()).contains("debug");
    }

    @Test
    void a_request_whose_id_is_in_use_is_refused() throws Exception {
        SessionClient session = begin("{}");
        try (EventClient events = session.stream(SessionClient.call("test_wait"))) {
            primitives().await("began");

            assertThat(session.send(SessionClient.message("ping")).errorMessage())
                    .contains("under way already");
            client().send(session.request().method("DELETE", BodyPublishers.noBody()));
            primitives().await("interrupted");
            assertThat(events.rest().getLast().at("/error/message").asString())
                    .contains("the session ended");
        }
    }

    private SessionClient begin(String capabilities) {
        return SessionClient.begin(client(), NEWEST, capabilities);
    }
}
