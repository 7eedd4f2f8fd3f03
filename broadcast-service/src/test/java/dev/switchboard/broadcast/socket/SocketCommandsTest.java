package dev.switchboard.broadcast.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.broadcast.client.Feed;
import dev.switchboard.model.feed.Cursor;
import dev.switchboard.testkit.client.JsonClient;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class SocketCommandsTest extends BroadcastTest {

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.0", "1e0", "0.1e1", "\"1\""})
    void an_integer_may_be_written_in_any_way(String one) {
        try (JsonClient client = JsonClient.welcomed(node(), "?contract_id=none")) {
            client.send("{\"type\": \"get_history\", \"limit\": " + one + "}");

            client.next("history");
        }
    }

    @Test
    void get_history_answers_newest_first() {
        String contract = freshContract();
        String first = Feed.update(contract, "Chennai");
        String second = Feed.updateSeenBy(node(), contract, "Mumbai");
        try (var client = JsonClient.welcomed(node(), "")) {
            JsonNode history =
                    client.ask(
                            "{\"type\": \"get_history\", \"limit\": 10, \"contract_id\": \"%s\"}"
                                    .formatted(contract),
                            "history");

            assertThat(history.get("data").findValuesAsString("id")).containsExactly(second, first);
            assertThat(history.at("/data/0/location").asString()).isEqualTo("Mumbai");
            assertThat(history.has("complete_since")).isTrue();
            assertThat(history.has("next")).isFalse();
        }
    }

    @Test
    void get_history_is_paged_with_before() {
        String contract = freshContract();
        Feed.update(contract, "Chennai");
        Feed.update(contract, "Mumbai");
        Feed.updateSeenBy(node(), contract, "Chennai");
        String command = "{\"type\": \"get_history\", \"limit\": 2, \"contract_id\": \"%s\"%s}";
        try (var client = JsonClient.welcomed(node(), "")) {
            JsonNode page = client.ask(command.formatted(contract, ""), "history");
            String before = ", \"before\": " + page.get("next");
            JsonNode last = client.ask(command.formatted(contract, before), "history");

            assertThat(page.get("data")).hasSize(2);
            assertThat(last.get("data")).hasSize(1);
            assertThat(last.has("next")).isFalse();
        }
    }

    @Test
    void get_history_filters_by_location() {
        String contract = freshContract();
        String there = Feed.update(contract, "Hyderabad");
        Feed.updateSeenBy(node(), contract, "Chennai");
        try (var client = JsonClient.welcomed(node(), "")) {
            JsonNode history =
                    client.ask(
                            "{\"type\":\"get_history\",\"contract_id\":\"%s\",\"location\":\"Hyderabad\"}"
                                    .formatted(contract),
                            "history");

            assertThat(history.get("data").findValuesAsString("id")).containsExactly(there);
        }
    }

    @Test
    void get_status_answers_as_rest_does() {
        try (var client = JsonClient.welcomed(node(), "")) {
            String command = "{\"type\": \"get_status\"}";
            JsonNode status = client.ask(command, "status");

            assertThat(status.propertyNames())
                    .containsAll(node().http().get("/contracts/status").json().propertyNames());
            await().until(() -> client.ask(command, "status").get("ready").asBoolean());
        }
    }

    @Test
    void a_heartbeat_is_answered() {
        try (var client = JsonClient.open(node(), "")) {
            JsonNode welcome = client.next("welcome");
            JsonNode heartbeat = client.ask("{\"type\": \"heartbeat\"}", "heartbeat");

            assertThat(heartbeat.get("client_id")).isEqualTo(welcome.get("client_id"));
            assertThat(heartbeat.get("timestamp").asString()).endsWith("Z");
            assertThat(Cursor.parse(heartbeat.path("cursor").asString(""))).isPresent();
        }
    }

    @Test
    void a_heartbeat_may_look_like_one_of_the_servers() {
        try (var client = JsonClient.welcomed(node(), "")) {
            String like =
                    "{\"type\": \"heartbeat\", \"timestamp\": \"2024-01-01T12:00:00\","
                            + " \"client_id\": \"uuid\", \"request_id\": 7}";

            JsonNode heartbeat = client.ask(like, "heartbeat");

            assertThat(heartbeat.get("request_id").asInt()).isEqualTo(7);
            assertThat(heartbeat.get("client_id").asString()).isNotEqualTo("uuid");
        }
    }

    @Test
    void heartbeats_come_by_themselves() {
        try (var client = JsonClient.open(otherNode(), "?contract_id=" + freshContract())) {
            JsonNode welcome = client.next("welcome");

            List<JsonNode> beats =
                    IntStream.range(0, 3).mapToObj(_ -> client.next("heartbeat")).toList();

            assertThat(beats)
                    .allMatch(beat -> beat.get("client_id").equals(welcome.get("client_id")))
                    .allMatch(beat -> beat.has("timestamp"))
                    .allMatch(beat -> Cursor.parse(beat.get("cursor").asString()).isPresent());
        }
    }

    @Test
    void subscribe_replaces_what_was_subscribed_to() {
        String before = freshContract();
        String after = freshContract();
        try (var client = JsonClient.welcomed(node(), "?contract_id=" + before)) {
            JsonNode subscribed =
                    client.ask(
                            "{\"type\": \"subscribe\", \"contract_ids\": [\"%s\"]}"
                                    .formatted(after),
                            "subscribed");
            Feed.updateSeenBy(node(), before, "Chennai");
            Feed.update(after, "Chennai");

            assertThat(Cursor.parse(subscribed.get("cursor").asString())).isPresent();
            assertThat(client.next("contract_update").at("/data/contract_id").asString())
                    .isEqualTo(after);
        }
    }

    @Test
    void subscribe_takes_all_that_a_query_takes() {
        String contract = freshContract();
        Feed.update(contract, "Mumbai");
        String latest = Feed.updateSeenBy(node(), contract, "Chennai");
        String command =
                """
                {"type": "subscribe", "contract_ids": ["%s"], "locations": ["Chennai", "Mumbai"],
                 "replay": "latest", "slow": "conflate", "max_rate": 100}\
                """
                        .formatted(contract);
        try (var client = JsonClient.welcomed(node(), "")) {
            client.ask(command, "subscribed");

            assertThat(client.next("replay_begin").get("snapshot").asBoolean()).isTrue();
            JsonNode update = client.nextOf(contract);
            assertThat(update.get("id").asString()).isEqualTo(latest);
            assertThat(update.get("replayed").asBoolean()).isTrue();
            assertThat(client.next("replay_complete").has("cursor")).isTrue();
        }
    }

    @Test
    void after_unsubscribe_nothing_comes_but_heartbeats() {
        String contract = freshContract();
        try (var client = JsonClient.welcomed(otherNode(), "?contract_id=" + contract)) {
            client.ask("{\"type\": \"unsubscribe\"}", "unsubscribed");
            Feed.updateSeenBy(otherNode(), contract, "Chennai");

            client.next("heartbeat");
            client.send("{\"type\": \"get_status\"}");
            assertThat(client.until("status")).hasSize(1);
        }
    }

    @Test
    void an_update_is_accepted_with_the_id_it_is_told_under() {
        String contract = freshContract();
        try (var client = JsonClient.welcomed(node(), "?contract_id=" + contract)) {
            JsonNode accepted =
                    client.ask(
                            "{\"type\": \"contract_update\", \"data\": %s}"
                                    .formatted(Feed.body(contract, "Chennai")),
                            "accepted");

            assertThat(accepted.get("contract_id").asString()).isEqualTo(contract);
            assertThat(client.next("contract_update").get("id"))
                    .isEqualTo(accepted.get("message_id"));
        }
    }

    @Test
    void an_update_repeated_under_its_key_is_told_once() {
        String contract = freshContract();
        String command =
                "{\"type\": \"contract_update\", \"data\": %s, \"idempotency_key\": \"%s\"}";
        String chennai = command.formatted(Feed.body(contract, "Chennai"), contract);
        String mumbai = command.formatted(Feed.body(contract, "Mumbai"), contract + "-2");
        try (var client = JsonClient.welcomed(node(), "?contract_id=" + contract)) {
            client.ask(chennai, "accepted");
            client.ask(chennai, "accepted");
            client.ask(mumbai, "accepted");

            assertThat(client.next("contract_update").at("/data/location").asString())
                    .isEqualTo("Chennai");
            assertThat(client.next("contract_update").at("/data/location").asString())
                    .isEqualTo("Mumbai");
        }
    }

    @Test
    void binary_messages_are_read_alike() {
        try (var client = JsonClient.welcomed(node(), "")) {
            client.send(
                    "{\"type\": \"get_status\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));

            assertThat(client.next("status").has("ready")).isTrue();
        }
    }
}
