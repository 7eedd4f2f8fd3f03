package dev.switchboard.router.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.McpClient;
import dev.switchboard.router.McpClient.Answer;
import dev.switchboard.router.RouterTest;
import dev.switchboard.router.TestPrimitives;
import dev.switchboard.testkit.client.Event;
import dev.switchboard.testkit.client.EventClient;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class StatelessEraTest extends RouterTest {

    private static final String ELICITATION = "{\"elicitation\": {}}";

    @BeforeEach
    void forgetEvents() {
        primitives().forget();
    }

    @Test
    void progress_and_logs_come_before_the_answer_to_who_wants_them() {
        ObjectNode call = McpClient.call("test_tell", "{}");
        meta(call).put("progressToken", 7).put("io.modelcontextprotocol/logLevel", "warning");

        try (EventClient events = client().stream(call)) {
            List<JsonNode> messages = events.rest();

            assertThat(messages)
                    .extracting(it -> it.path("method").asString(""))
                    .containsExactly(
                            "notifications/progress",
                            "notifications/progress",
                            "notifications/message",
                            "");
            assertThat(messages.getFirst().get("params"))
                    .hasToString(
                            "{\"progressToken\":7,\"progress\":1,\"total\":2,\"message\":\"half\"}");
            assertThat(messages.get(2).get("params"))
                    .hasToString("{\"level\":\"error\",\"logger\":\"test\",\"data\":\"trouble\"}");
            assertThat(messages.getLast().at("/result/content/0/text").asString())
                    .isEqualTo("told");
            assertThat(events.response().headers().firstValue("x-accel-buffering")).hasValue("no");
        }
    }

    @Test
    void who_wants_neither_gets_one_json_object() {
        Answer answer = client().send(McpClient.call("test_tell", "{}"));

        assertThat(answer.response().headers().firstValue("content-type"))
                .hasValue("application/json");
        assertThat(answer.json().at("/result/content/0/text").asString()).isEqualTo("told");
    }

    @Test
    void a_client_that_takes_no_events_gets_the_answer_alone() {
        ObjectNode call = McpClient.call("test_tell", "{}");
        meta(call).put("progressToken", 7);
        Answer answer =
                client().send(
                                client().post(call.toString())
                                        .setHeader("Accept", "application/json")
                                        .header("MCP-Protocol-Version", "2026-07-28")
                                        .header("Mcp-Method", "tools/call")
                                        .header("Mcp-Name", "test_tell"));

        assertThat(answer.json().at("/result/content/0/text").asString()).isEqualTo("told");
    }

    @ParameterizedTest
    @CsvSource({
        "io.modelcontextprotocol/logLevel, loud",
        "io.modelcontextprotocol/logLevel, 7",
        "progressToken, 1.5",
        "progressToken, true"
    })
    void metadata_of_another_kind_are_refused(String field, String value) {
        ObjectNode call = McpClient.call("test_tell", "{}");
        meta(call).set(field, value.equals("loud") ? text(value) : Json.MAPPER.readTree(value));

        Answer answer = client().send(call);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo(-32602);
    }

    @Test
    void a_client_that_goes_away_gives_up_its_request() throws Exception {
        ObjectNode call = McpClient.call("test_wait", "{}");
        try (EventClient _ = client().stream(call)) {
            primitives().await("began");
        }

        primitives().await("interrupted");
    }

    @Test
    void a_tool_asks_until_it_knows_enough() {
        JsonNode first = ask(null, null);
        assertThat(first.get("resultType").asString()).isEqualTo("input_required");
        assertThat(first.at("/inputRequests/name/params/message").asString())
                .isEqualTo("Your name?");
        assertThat(first.has("ttlMs")).isFalse();

        JsonNode second = ask(first, "{\"name\": {\"content\": {\"answer\": \"Ada\"}}}");
        assertThat(second.get("inputRequests").propertyNames()).containsExactly("color");

        JsonNode third = ask(second, "{\"color\": {\"content\": {\"answer\": \"blue\"}}}");
        assertThat(third.get("resultType").asString()).isEqualTo("complete");
        assertThat(third.at("/content/0/text").asString()).isEqualTo("Ada likes blue");
    }

    @Test
    void a_client_that_cannot_be_asked_is_told_what_it_lacks() {
        Answer answer = client().send(McpClient.call("test_ask", "{}"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo(-32021);
        assertThat(answer.json().at("/error/data/requiredCapabilities"))
                .hasToString("{\"elicitation\":{}}");
    }

    @Test
    void a_client_that_shows_pages_alone_shows_no_forms() {
        ObjectNode call = McpClient.call("test_ask", "{}");
        meta(call)
                .set(
                        "io.modelcontextprotocol/clientCapabilities",
                        Json.MAPPER.readTree("{\"elicitation\": {\"url\": {}}}"));

        assertThat(client().send(call).errorCode()).isEqualTo(-32021);
    }

    @Test
    void who_listens_hears_what_it_asked_for_and_nothing_else() throws Exception {
        ObjectNode listen = listen("{\"resourceSubscriptions\": [\"%s\", \"test://none\"]}");
        try (EventClient events = client().stream(listen)) {
            assertThat(events.next().json())
                    .hasToString(
                            "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/subscriptions/acknowledged\","
                                    + "\"params\":{\"notifications\":{\"resourceSubscriptions\":[\"%s\"]},"
                                            .formatted(TestPrimitives.URI)
                                    + "\"_meta\":{\"io.modelcontextprotocol/subscriptionId\":1}}}");
            primitives().await("watched " + TestPrimitives.URI);

            primitives().changeTools();
            primitives().update("test://none");
            primitives().update(TestPrimitives.URI);

            Event event = events.next();
            assertThat(event.method()).isEqualTo("notifications/resources/updated");
            assertThat(event.json().at("/params/uri").asString()).isEqualTo(TestPrimitives.URI);
            assertThat(
                            event.json()
                                    .at("/params/_meta/io.modelcontextprotocol~1subscriptionId")
                                    .asInt())
                    .isEqualTo(1);
        }
    }

    @Test
    void a_change_of_a_list_is_told_to_who_asked_for_it() {
        try (EventClient events = client().stream(listen("{\"toolsListChanged\": true}"))) {
            assertThat(events.next().method())
                    .isEqualTo("notifications/subscriptions/acknowledged");
            primitives().changeTools();

            assertThat(events.next().method()).isEqualTo("notifications/tools/list_changed");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"toolsListChanged\": 1}",
                "{\"resourceSubscriptions\": \"a\"}",
                "{\"resourceSubscriptions\": [1]}"
            })
    void a_filter_that_is_none_is_refused(String filter) {
        Answer answer = client().send(listen(filter));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo(-32602);
    }

    @ParameterizedTest
    @ValueSource(strings = {"initialize", "ping", "logging/setLevel", "resources/subscribe"})
    void methods_of_sessions_are_unknown(String method) {
        Answer answer = client().send(McpClient.message(method));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.errorCode()).isEqualTo(-32601);
    }

    @Test
    void a_resource_that_is_not_there_is_told_by_its_address() {
        ObjectNode read = McpClient.message("resources/read");
        ((ObjectNode) read.get("params")).put("uri", "test://none");
        Answer answer =
                client().send(
                                client().post(read.toString())
                                        .header("MCP-Protocol-Version", "2026-07-28")
                                        .header("Mcp-Method", "resources/read")
                                        .header("Mcp-Name", "test://none"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.errorCode()).isEqualTo(-32602);
        assertThat(answer.json().at("/error/data/uri").asString()).isEqualTo("test://none");
    }

    private JsonNode ask(@Nullable JsonNode before, @Nullable String responses) {
        ObjectNode call = McpClient.call("test_ask", "{}");
        meta(call)
                .set(
                        "io.modelcontextprotocol/clientCapabilities",
                        Json.MAPPER.readTree(ELICITATION));
        ObjectNode params = (ObjectNode) call.get("params");
        if (before != null) {
            params.set("requestState", before.get("requestState"));
            params.set("inputResponses", Json.MAPPER.readTree(responses));
        }
        return client().send(call).json().get("result");
    }

    private static ObjectNode listen(String filter) {
        ObjectNode listen = McpClient.message("subscriptions/listen");
        ((ObjectNode) listen.get("params"))
                .set(
                        "notifications",
                        Json.MAPPER.readTree(filter.replace("%s", TestPrimitives.URI)));
        return listen;
    }

    private static ObjectNode meta(ObjectNode message) {
        return (ObjectNode) message.at("/params/_meta");
    }

    private static JsonNode text(String value) {
        return Json.MAPPER.valueToTree(value);
    }
}
