package dev.switchboard.broadcast.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.broadcast.client.Feed;
import dev.switchboard.testkit.client.EventClient;
import dev.switchboard.testkit.client.JsonClient;
import dev.switchboard.testkit.client.StompClient;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class StatusTest extends BroadcastTest {

    @Test
    void a_ready_system_says_so() {
        // what it asks Kafka may go unanswered for a moment on a busy machine
        await().untilAsserted(() -> {
            assertThat(system().get("status").asString()).isEqualTo("ready");
            assertThat(system().get("ready").asBoolean()).isTrue();
        });
        JsonNode status = system();

        assertThat(Instant.parse(status.get("now").asString()))
                .isBetween(Instant.parse(status.get("started_at").asString()), Instant.now());
        assertThat(status.get("uptime_seconds").asLong()).isNotNegative();
        assertThat(status.get("lag").asLong()).isNotNegative();
    }

    @Test
    void contracts_are_counted_where_they_are() {
        String contract = freshContract();
        Feed.settle(node());
        JsonNode before = system().get("contracts");

        Feed.updateSeenBy(node(), contract, "Chennai");
        JsonNode in = system().get("contracts");
        Feed.updateSeenBy(node(), contract, "Mumbai");
        JsonNode moved = system().get("contracts");
        Feed.remove(contract);
        await().until(() -> system().at("/contracts/total").equals(before.get("total")));

        assertThat(grown(before, in, "/total")).isEqualTo(1);
        assertThat(grown(before, in, "/by_location/Chennai")).isEqualTo(1);
        assertThat(grown(before, in, "/by_status/active")).isEqualTo(1);
        assertThat(grown(before, moved, "/total")).isEqualTo(1);
        assertThat(grown(before, moved, "/by_location/Chennai")).isZero();
        assertThat(grown(before, moved, "/by_location/Mumbai")).isEqualTo(1);
        assertThat(system().get("contracts")).isEqualTo(before);
    }

    @Test
    void the_last_update_is_named() {
        String contract = freshContract();
        Feed.settle(node());
        String id = Feed.updateSeenBy(node(), contract, "Chennai");

        await().until(() -> system().at("/last_update/id").asString().equals(id));
        assertThat(system().at("/last_update/contract_id").asString()).isEqualTo(contract);
    }

    @Test
    void connections_are_counted_by_protocol() {
        // those of the tests before are gone when the server has written to them in vain
        await().until(() -> connections().get("subscriptions").asLong() == 0);
        JsonNode before = connections();
        try (var stomp = StompClient.connected(otherNode());
                var socket = JsonClient.welcomed(otherNode(), "");
                var events = EventClient.open(otherNode(), "")) {
            stomp.subscribe("1", "/topic/contracts").subscribe("2", "/topic/contracts");
            await().until(() -> grown(before, connections(), "/subscriptions") >= 4);
            JsonNode with = connections();

            assertThat(events.response().statusCode()).isEqualTo(200);
            assertThat(grown(before, with, "/connections/opened")).isEqualTo(3);
            socket.send("{\"type\": \"get_status\"}").next("status");
        }
    }

    @Test
    void a_closed_connection_is_not_counted_any_more() {
        try (var client = JsonClient.welcomed(otherNode(), "")) {
            client.ask("{\"type\": \"get_status\"}", "status");
            assertThat(connections().at("/connections/ws").asLong()).isPositive();
        }
        await().until(() -> connections().at("/connections/ws").asLong() == 0);
    }

    @Test
    void what_is_delivered_is_counted() {
        String contract = freshContract();
        try (var client = JsonClient.welcomed(otherNode(), "?contract_id=" + contract)) {
            JsonNode before = connections();

            Feed.update(contract, "Chennai");
            int bytes = client.nextOf(contract).toString().length();

            await().untilAsserted(() -> {
                JsonNode after = connections();
                assertThat(grown(before, after, "/delivered/messages")).isPositive();
                assertThat(grown(before, after, "/delivered/bytes")).isGreaterThanOrEqualTo(bytes);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/contracts", "/contracts/history", "/contracts/status", "/ws/status"})
    void every_query_is_also_served_under_api(String path) {
        assertThat(node().http().get("/api" + path).json().propertyNames())
                .isEqualTo(node().http().get(path).json().propertyNames());
    }

    private static JsonNode system() {
        return node().http().get("/contracts/status").json();
    }

    private static JsonNode connections() {
        return otherNode().http().get("/ws/status").json();
    }

    private static long grown(JsonNode before, JsonNode after, String pointer) {
        return after.at(pointer).asLong() - before.at(pointer).asLong();
    }
}
