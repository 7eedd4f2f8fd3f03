package dev.switchboard.router.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.upstream.StubMcpServer.Seen;
import dev.switchboard.router.upstream.StubMcpServer.Speaks;
import dev.switchboard.router.upstream.stdio.ErrorLines;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What servers tell of changes, by subscriptions and in sessions. */
class SubscriptionTest extends HttpUpstreams {

    private static final String LISTEN = "subscriptions/listen";
    private static final String TOOLS = "notifications/tools/list_changed";
    private static final String UPDATED = "notifications/resources/updated";

    /** A server of the stateless era that tells of changes. */
    private StubMcpServer changing() {
        return server(Speaks.STATELESS)
                .on(
                        "server/discover",
                        call ->
                                call.result(
                                        """
                                        {"supportedVersions": ["2026-07-28"], "capabilities": {
                                         "tools": {"listChanged": true}, "prompts": {},
                                         "resources": {"subscribe": true}}}\
                                        """))
                .on(LISTEN, SubscriptionTest::grant);
    }

    private static void grant(StubCall call) throws java.io.IOException, InterruptedException {
        acknowledge(call).awaitEnd();
    }

    private static StubCall acknowledge(StubCall call) throws java.io.IOException {
        ObjectNode params = Json.MAPPER.createObjectNode();
        params.set("notifications", call.message().at("/params/notifications"));
        return call.open().event(tagged(call, "notifications/subscriptions/acknowledged", params));
    }

    private static String tagged(StubCall call, String method, ObjectNode params) {
        params.putObject("_meta")
                .set("io.modelcontextprotocol/subscriptionId", call.message().path("id"));
        return StubMcpServer.notification(method, params);
    }

    private static List<JsonNode> filters(StubMcpServer server) {
        return server.seen(LISTEN).stream()
                .map((Seen seen) -> seen.message().at("/params/notifications"))
                .toList();
    }

    @Test
    void a_server_that_announces_changes_is_listened_to() throws InterruptedException {
        StubMcpServer server = changing();
        server.on(
                LISTEN,
                call -> {
                    acknowledge(call);
                    call.event(tagged(call, TOOLS, Json.MAPPER.createObjectNode())).awaitEnd();
                });

        upstream(server).connect();

        await().until(() ->
                events().equals(List.of("connected", TOOLS))
                        || events().equals(List.of(TOOLS, "connected")));
        assertThat(filters(server)).hasToString("[{\"toolsListChanged\":true}]");
        assertThat(server.seen(LISTEN).getFirst().header("Mcp-Method")).isEqualTo(LISTEN);
    }

    @Test
    void a_server_that_announces_none_is_not_listened_to() throws InterruptedException {
        StubMcpServer server = server(Speaks.STATELESS);
        Upstream upstream = upstream(server);

        call(upstream, "echo", "{}");
        upstream.watch("test://one");
        call(upstream, "echo", "{}");

        assertThat(server.methods()).containsExactly("server/discover", "tools/call", "tools/call");
    }

    @Test
    void another_subscription_begins_before_the_one_before_ends() throws InterruptedException {
        StubMcpServer server = changing();
        List<String> order = new java.util.concurrent.CopyOnWriteArrayList<>();
        server.on(
                LISTEN,
                call -> {
                    String uris = call.message().at("/params/notifications").toString();
                    order.add("begin " + uris);
                    grant(call);
                    order.add("end " + uris);
                });
        Upstream upstream = upstream(server);
        upstream.connect();

        upstream.watch("test://one");
        await().until(() -> order.size() == 3);
        upstream.unwatch("test://one");
        await().until(() -> order.size() == 5);

        String lists = "{\"toolsListChanged\":true}";
        String both = "{\"toolsListChanged\":true,\"resourceSubscriptions\":[\"test://one\"]}";
        assertThat(order)
                .containsExactly(
                        "begin " + lists,
                        "begin " + both,
                        "end " + lists,
                        "begin " + lists,
                        "end " + both);
        assertThat(events()).containsExactly("connected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"drop", "response", "cancelled"})
    void a_subscription_that_ends_begins_again_and_what_was_missed_is_told(String end)
            throws InterruptedException {
        StubMcpServer server = changing();
        server.on(
                LISTEN,
                call -> {
                    acknowledge(call);
                    switch (end) {
                        case "response" ->
                                call.event(call.response("result", Json.MAPPER.createObjectNode()));
                        case "cancelled" -> {
                            ObjectNode params = Json.MAPPER.createObjectNode();
                            params.set("requestId", call.message().path("id"));
                            call.event(
                                            StubMcpServer.notification(
                                                    "notifications/cancelled", params))
                                    .awaitEnd();
                        }
                        default -> call.raw(": going down\n");
                    }
                },
                SubscriptionTest::grant);

        upstream(server).connect();

        await().until(() -> events().contains(TOOLS));
        assertThat(events()).containsExactly("connected", TOOLS);
        assertThat(server.seen(LISTEN)).hasSize(2);
        assertThat(server.seen("server/discover")).hasSize(1);
    }

    @Test
    void a_server_that_knows_no_subscriptions_is_not_asked_again() throws InterruptedException {
        StubMcpServer server = changing();
        server.on(LISTEN, call -> call.error(404, -32601, "Method not found"));
        Upstream upstream = upstream(server);

        upstream.connect();
        upstream.watch("test://one");
        call(upstream, "echo", "{}");

        assertThat(server.seen(LISTEN)).hasSize(1);
        assertThat(events()).containsExactly("connected");
    }

    @Test
    void a_server_that_refuses_a_subscription_is_asked_again_later() throws InterruptedException {
        StubMcpServer server = changing();
        server.on(
                LISTEN,
                call -> call.error(200, -32603, "Subscription limit reached"),
                SubscriptionTest::grant);

        upstream(server).connect();

        await().until(() -> events().equals(List.of("connected", TOOLS)));
        assertThat(server.seen(LISTEN)).hasSize(2);
    }

    @Test
    void resources_are_watched_in_a_session_and_again_in_the_next() throws InterruptedException {
        StubMcpServer server = server(Speaks.SESSION);
        server.on(
                "initialize",
                call ->
                        server.begin(
                                call, "{\"resources\": {\"subscribe\": true}, \"tools\": {}}"));
        server.on("resources/subscribe", call -> call.result("{}"));
        server.on("resources/unsubscribe", call -> call.result("{}"));
        Upstream upstream = upstream(server);

        upstream.watch("test://one");
        await().until(() -> server.seen("resources/subscribe").size() == 1);
        server.restart();
        await().until(() -> events().contains(UPDATED));
        upstream.unwatch("test://one");
        await().until(() -> server.seen("resources/unsubscribe").size() == 1);

        assertThat(server.seen("resources/subscribe"))
                .hasSize(2)
                .allSatisfy((Seen seen) ->
                        assertThat(seen.message().at("/params"))
                                .hasToString("{\"uri\":\"test://one\"}"));
    }

    @Test
    void a_server_that_offers_none_is_not_told_of_watched_resources() throws InterruptedException {
        StubMcpServer server = server(Speaks.SESSION);
        Upstream upstream = upstream(server);

        upstream.watch("test://one");
        await().until(() -> upstream.description().isPresent());
        call(upstream, "echo", "{}");

        assertThat(server.seen("resources/subscribe")).isEmpty();
    }

    @Test
    void a_child_tells_of_changes_until_it_is_told_not_to() throws InterruptedException {
        Upstream child = child("stateless", "changing");
        child.watch("test://one");

        await().until(() -> call(child, "change", "{}").equals("1") && events().contains(UPDATED));
        assertThat(events()).contains("connected", TOOLS, UPDATED);
        child.unwatch("test://one");
        await().until(() -> {
            int before = count(UPDATED);
            call(child, "change", "{}");
            return count(UPDATED) == before;
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"end", "cancel", "crash"})
    void a_child_that_ends_a_subscription_is_subscribed_to_again(String how)
            throws InterruptedException {
        Upstream child = child("stateless", "changing");
        child.watch("test://one");
        await().until(() -> call(child, "change", "{}").equals("1") && events().contains(UPDATED));
        int before = count(UPDATED);

        org.assertj.core.api.Assertions.catchThrowable(() -> call(child, how, "{}"));

        await().until(() -> count(UPDATED) > before);
        // That may have been the last of the changes before: they come on a thread of their own.
        // The child ended its subscription before it answered, so it tells only a new one.
        await().until(() -> call(child, "change", "{}").equals("1"));
    }

    private int count(String event) {
        return (int) events().stream().filter(event::equals).count();
    }

    private Upstream child(String... modes) {
        return upstream(
                new StdioConnector(
                        new ServerName("child"),
                        ChildServer.command(modes),
                        TestUpstreams.LIMITS,
                        new ErrorLines()));
    }
}
