package dev.switchboard.broadcast.router;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.broadcast.client.RouterFeed;
import dev.switchboard.broadcast.intake.TopicFeed;
import dev.switchboard.model.json.Json;
import dev.switchboard.model.router.CallEvent;
import dev.switchboard.model.router.CallOutcome;
import dev.switchboard.model.router.ServerState;
import dev.switchboard.testkit.client.Event;
import dev.switchboard.testkit.client.EventClient;
import dev.switchboard.testkit.client.JsonClient;
import dev.switchboard.testkit.client.StompClient;
import dev.switchboard.testkit.client.StompFrame;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The feeds of calls and of servers, on every protocol. */
final class RouterFeedsTest extends BroadcastTest {

    private final String server = RouterFeed.freshServer();

    /** The node was ready without them. */
    @BeforeAll
    static void awaitFeeds() {
        await().until(() ->
                Stream.of(node(), otherNode())
                        .allMatch(node ->
                                node.bean("callsFeed", TopicFeed.class).isComplete()
                                        && node.bean("serversFeed", TopicFeed.class).isComplete()));
    }

    @Test
    void over_stomp_calls_come_by_server_and_by_outcome() {
        try (StompClient client = StompClient.connected(node())) {
            client.subscribe("all", "/topic/calls")
                    .subscribe("one", "/topic/calls/" + server)
                    .subscribe("failed", "/topic/call-outcomes/timeout");

            String id = RouterFeed.call(server, CallOutcome.TIMEOUT);

            List<StompFrame> told =
                    List.of(client.message("call"), client.message("call"), client.message("call"));
            assertThat(told)
                    .extracting(frame -> String.valueOf(frame.header("subscription")))
                    .containsExactlyInAnyOrder("all", "one", "failed");
            assertThat(told).allMatch(frame -> id.equals(frame.header("message-id")));
        }
    }

    @Test
    void a_call_is_told_as_it_was_written() throws Exception {
        CallEvent call = RouterFeed.event(server, CallOutcome.ERROR);
        try (JsonClient client = JsonClient.openAt(node(), "/ws/calls?server=" + server)) {
            client.next("welcome");

            RouterFeed.write(routerTopics().calls(), server, call.toJson());

            JsonNode told = client.next("call");
            assertThat(told.get("data")).isEqualTo(Json.MAPPER.readTree(call.toJson()));
            assertThat(told.get("id").asString()).startsWith("calls-");
        }
    }

    @Test
    void what_is_no_call_is_skipped_and_what_is_unknown_in_one_is_not_passed_on() {
        try (JsonClient client = JsonClient.openAt(node(), "/ws/calls?server=" + server)) {
            client.next("welcome");
            String json = new String(RouterFeed.event(server, CallOutcome.OK).toJson(), UTF_8);

            RouterFeed.write(routerTopics().calls(), server, "{}".getBytes(UTF_8));
            RouterFeed.write(routerTopics().calls(), server, null);
            RouterFeed.write(
                    routerTopics().calls(),
                    server,
                    json.replace("{\"call", "{\"x\":1,\"call").getBytes(UTF_8));

            assertThat(client.next("call").get("data").has("x")).isFalse();
        }
    }

    @Test
    void the_latest_call_of_each_server_is_replayed() {
        RouterFeed.call(server, CallOutcome.OK);
        String last = RouterFeed.call(server, CallOutcome.ERROR);
        awaitCall(last);

        try (JsonClient client =
                JsonClient.openAt(node(), "/ws/calls?replay=latest&server=" + server)) {
            assertThat(client.next("replay_begin").get("snapshot").asBoolean()).isTrue();
            assertThat(client.next("call").get("id").asString()).isEqualTo(last);
            client.next("replay_complete");
        }
    }

    /** By its outcome a call is selected; no server ever leaves such a subscription. */
    @Test
    void after_another_outcome_nothing_says_that_the_server_left() {
        try (JsonClient client =
                JsonClient.openAt(node(), "/ws/calls?outcome=ok&server=" + server)) {
            String cursor = client.next("welcome").get("cursor").asString();
            RouterFeed.call(server, CallOutcome.OK);
            String other = RouterFeed.call(server, CallOutcome.ERROR);
            String last = RouterFeed.call(server, CallOutcome.OK);

            client.next("call");
            assertThat(client.next("call").get("id").asString()).isEqualTo(last);
            awaitCall(other);
            String query = "?outcome=error&max-rate=1000&server=%s&since=%s";
            try (EventClient paced =
                    EventClient.openAt(node(), "/events/calls" + query.formatted(server, cursor))) {
                // the latest call of the server has another outcome
                assertThat(paced.until("replay_complete"))
                        .extracting(Event::name)
                        .containsExactly("replay_begin", "missed", "replay_complete");
            }
        }
    }

    private void awaitCall(String id) {
        await().until(() ->
                node().bean("callsFeed", TopicFeed.class)
                                .feed()
                                .view()
                                .newest(10, entry -> entry.id().toString().equals(id))
                                .size()
                        == 1);
    }

    @Test
    void over_server_sent_events_calls_resume_on_another_node() {
        String cursor;
        try (EventClient client = EventClient.openAt(node(), "/events/calls?server=" + server)) {
            RouterFeed.call(server, CallOutcome.OK);
            cursor = String.valueOf(client.next("call").id());
        }
        RouterFeed.call(server, CallOutcome.ERROR);
        String last = RouterFeed.call(server, CallOutcome.CANCELLED);
        awaitCall(last);

        try (EventClient client =
                EventClient.openAt(
                        otherNode(), "/events/calls?server=" + server, "Last-Event-ID", cursor)) {
            client.next("replay_begin");
            client.next("call");
            assertThat(client.next("call").json().get("id").asString()).isEqualTo(last);
        }
    }

    @Test
    void the_state_of_every_server_is_replayed_and_followed() {
        RouterFeed.server(server, ServerState.CONNECTING);
        RouterFeed.server(server, ServerState.READY);
        try (StompClient client = StompClient.connected(node())) {
            client.subscribe("s", "/topic/servers/" + server, "replay:latest");
            await().until(() -> {
                StompFrame frame = client.message("server");
                return frame.body().contains("\"state\":\"ready\"");
            });

            RouterFeed.removeServer(server);

            StompFrame removed = client.message("server_removed");
            assertThat(Json.MAPPER.readTree(removed.body()).get("server").asString())
                    .isEqualTo(server);
        }
    }

    @Test
    void a_server_is_told_under_its_own_name_only() {
        try (EventClient client = EventClient.openAt(node(), "/events/servers?server=" + server)) {
            client.next(Event::isPosition);
            String other = RouterFeed.freshServer();
            RouterFeed.server(other, ServerState.IDLE);

            RouterFeed.write(routerTopics().servers(), server, "{}".getBytes(UTF_8));
            RouterFeed.server(server, ServerState.DISABLED);

            JsonNode data = client.next("server").json().get("data");
            assertThat(data.get("server").asString()).isEqualTo(server);
            assertThat(data.get("transport").asString()).isEqualTo("stdio");
        }
    }

    @Test
    void servers_have_no_groups_to_filter_by() {
        assertThat(node().http().get("/events/servers?outcome=ok").status()).isEqualTo(400);
        try (JsonClient client = JsonClient.openAt(node(), "/ws/servers")) {
            assertThat(
                            client.ask("{\"type\":\"subscribe\",\"outcomes\":[\"ok\"]}", "error")
                                    .toString())
                    .contains("/outcomes");
            client.ask("{\"type\":\"subscribe\",\"servers\":[\"a\"]}", "subscribed");
        }
        assertThat(node().http().get("/events/calls?outcome=fine").body())
                .contains("must be one of ok, tool_error");
        assertThat(node().http().get("/events/calls?server=%00").status()).isEqualTo(400);
    }
}
