package dev.switchboard.router.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.router.McpClient;
import dev.switchboard.router.RouterWithServersTest;
import dev.switchboard.router.SessionClient;
import dev.switchboard.testkit.client.EventClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers of both eras, through the endpoint of the router, for clients of both eras. */
class RoutedServersTest extends RouterWithServersTest {

    @ParameterizedTest
    @ValueSource(strings = {CHILD, CHILD_2026})
    void a_tool_is_called_by_clients_of_both_eras(String server) {
        ObjectNode call = McpClient.call(server + "__echo", "{\"text\": \"hello\"}");

        assertThat(client().send(call).json().at("/result/content/0/text").asString())
                .isEqualTo("hello");
        assertThat(inSession(call).at("/result/content/0/text").asString()).isEqualTo("hello");
    }

    @ParameterizedTest
    @ValueSource(strings = {CHILD, CHILD_2026})
    void progress_comes_before_the_result_for_clients_of_both_eras(String server) {
        ObjectNode call = McpClient.call(server + "__slow", "{}");
        call.withObject("/params/_meta").put("progressToken", "mine");
        ObjectNode call2 = call.deepCopy();

        assertThat(client().send(call).response().body())
                .containsSubsequence(
                        "\"progressToken\":\"mine\",\"progress\":1",
                        "\"progressToken\":\"mine\",\"progress\":2",
                        "\"text\":\"done\"");
        assertThat(bodyInSession(call2))
                .containsSubsequence(
                        "\"progressToken\":\"mine\",\"progress\":1",
                        "\"progressToken\":\"mine\",\"progress\":2",
                        "\"text\":\"done\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {CHILD, CHILD_2026})
    void an_error_of_the_server_is_passed_on(String server) {
        JsonNode error = client().send(McpClient.call(server + "__fail", "{}")).json().get("error");

        assertThat(error).hasToString("{\"code\":-32099,\"message\":\"it fails\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {CHILD, CHILD_2026})
    void resources_are_listed_and_read_under_addresses_of_the_router(String server) {
        String uri = server.replace('_', '.') + "+test://one";

        assertThat(client().send(McpClient.message("resources/list")).json().toString())
                .contains("\"uri\":\"" + uri + "\"");
        assertThat(read(uri).at("/result/contents/0"))
                .hasToString("{\"uri\":\"%s\",\"text\":\"of test://one\"}".formatted(uri));
        assertThat(read(server.replace('_', '.') + "+test://unlisted").toString())
                .contains("of test://unlisted");
    }

    @ParameterizedTest
    @ValueSource(strings = {CHILD, CHILD_2026})
    void a_resource_that_is_not_there_is_an_error_as_for_our_own(String server) {
        JsonNode error = read(server.replace('_', '.') + "+none://one").get("error");

        assertThat(error.path("code").asInt()).isEqualTo(-32602);
        assertThat(error.path("message").asString())
                .isEqualTo("Resource not found: " + server.replace('_', '.') + "+none://one");
    }

    @ParameterizedTest
    @ValueSource(strings = {CHILD, CHILD_2026})
    void a_listed_resource_may_be_empty_and_an_unlisted_one_that_is_so_is_not_there(String server) {
        String before = server.replace('_', '.') + "+test://";

        assertThat(read(before + "empty").at("/result/contents")).hasToString("[]");
        assertThat(read(before + "unlisted/empty").at("/error/code").asInt()).isEqualTo(-32602);
    }

    @ParameterizedTest
    @ValueSource(strings = {CHILD, CHILD_2026})
    void a_prompt_is_got_with_its_arguments(String server) {
        ObjectNode get = McpClient.message("prompts/get");
        get.withObject("/params")
                .put("name", server + "__greet")
                .putObject("arguments")
                .put("who", "you");

        assertThat(client().send(get).json().at("/result/messages/0/content/text").asString())
                .isEqualTo("Hello you");
    }

    @Test
    void a_client_that_watches_a_resource_is_told_when_its_server_changes_it() {
        ObjectNode listen = McpClient.message("subscriptions/listen");
        listen.withObject("/params/notifications")
                .putArray("resourceSubscriptions")
                .add("child.2026+test://one");
        ObjectNode change = McpClient.call(CHILD_2026 + "__change", "{}");
        try (EventClient events = client().stream(listen)) {
            await().until(() -> watched(change) == 1);

            assertThat(events.next(event -> event.data().contains("resources/updated")).data())
                    .contains("\"uri\":\"child.2026+test://one\"");
        }

        await().until(() -> watched(change) == 0);
    }

    /** Has the server change all, and tell how many of its resources are watched. */
    private int watched(ObjectNode change) {
        return client().send(change).json().at("/result/content/0/text").asInt();
    }

    private JsonNode read(String uri) {
        ObjectNode read = McpClient.message("resources/read");
        read.withObject("/params").put("uri", uri);
        return client().send(
                        client().post(read.toString())
                                .header("MCP-Protocol-Version", "2026-07-28")
                                .header("Mcp-Method", "resources/read")
                                .header("Mcp-Name", uri))
                .json();
    }

    private JsonNode inSession(ObjectNode call) {
        call.withObject("/params").remove("_meta");
        return SessionClient.begin(client(), "2025-11-25", "{}").send(call).json();
    }

    private String bodyInSession(ObjectNode call) {
        ObjectNode meta = call.withObject("/params/_meta");
        meta.retain("progressToken");
        return SessionClient.begin(client(), "2025-11-25", "{}").send(call).response().body();
    }
}
