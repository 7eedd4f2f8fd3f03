package dev.switchboard.broadcast.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.broadcast.client.Feed;
import dev.switchboard.broadcast.client.ForgedCursor;
import dev.switchboard.testkit.client.JsonClient;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class SocketReplayTest extends BroadcastTest {

    @Test
    void replay_latest_begins_with_the_whole_state() {
        String contract = freshContract();
        Feed.update(contract, "Mumbai");
        String latest = Feed.updateSeenBy(node(), contract, "Chennai");
        try (var client = JsonClient.welcomed(node(), "?replay=latest&contract_id=" + contract)) {
            List<JsonNode> replay = client.until("replay_complete");

            assertThat(replay).hasSize(3);
            assertThat(replay.get(0).toString())
                    .isEqualTo("{\"type\":\"replay_begin\",\"snapshot\":true,\"recovered\":false}");
            assertThat(replay.get(1).get("id").asString()).isEqualTo(latest);
            assertThat(replay.get(2).has("cursor")).isTrue();
        }
    }

    @Test
    void a_removed_contract_is_not_in_the_state() {
        String contract = freshContract();
        Feed.updateSeenBy(node(), contract, "Mumbai");
        try (var client = JsonClient.welcomed(node(), "?contract_id=" + contract)) {
            Feed.remove(contract);
            client.next("contract_removed");
        }
        try (var client = JsonClient.welcomed(node(), "?replay=latest&contract_id=" + contract)) {
            assertThat(client.until("replay_complete")).hasSize(2);
        }
    }

    @Test
    void replay_history_is_limited() {
        String contract = freshContract();
        Feed.update(contract, "Mumbai");
        String second = Feed.update(contract, "Chennai");
        String third = Feed.updateSeenBy(node(), contract, "Mumbai");
        String query = "?replay=history&limit=2&contract_id=" + contract;
        try (var client = JsonClient.welcomed(node(), query)) {
            List<JsonNode> replay = client.until("replay_complete");

            assertThat(replay).hasSize(4);
            assertThat(replay.get(1).get("id").asString()).isEqualTo(second);
            assertThat(replay.get(2).get("id").asString()).isEqualTo(third);
        }
    }

    @Test
    void since_the_cursor_of_a_message_what_followed_comes_once() {
        String contract = freshContract();
        String cursor;
        try (var client = JsonClient.welcomed(node(), "?contract_id=" + contract)) {
            Feed.update(contract, "Chennai");
            cursor = client.nextOf(contract).get("cursor").asString();
        }
        String second = Feed.update(contract, "Mumbai");
        String third = Feed.updateSeenBy(node(), contract, "Chennai");
        String query = "?contract_id=" + contract + "&since=" + cursor;
        try (var client = JsonClient.welcomed(node(), query)) {
            List<JsonNode> replay = client.until("replay_complete");

            assertThat(replay.get(0).get("recovered").asBoolean()).isTrue();
            assertThat(replay).hasSize(4);
            assertThat(replay.get(1).get("id").asString()).isEqualTo(second);
            assertThat(replay.get(2).get("id").asString()).isEqualTo(third);
        }
    }

    @Test
    void subscribe_takes_a_cursor_too() {
        String contract = freshContract();
        String cursor = ForgedCursor.goodOn(node());
        String id = Feed.updateSeenBy(node(), contract, "Mumbai");
        String command =
                "{\"type\": \"subscribe\", \"contract_ids\": [\"%s\"], \"since\": \"%s\"}"
                        .formatted(contract, cursor);
        try (var client = JsonClient.welcomed(node(), "?contract_id=x")) {
            client.ask(command, "subscribed");

            assertThat(client.next("replay_begin").get("recovered").asBoolean()).isTrue();
            assertThat(client.nextOf(contract).get("id").asString()).isEqualTo(id);
        }
    }

    @Test
    void a_replayed_move_out_of_the_filter_is_told() {
        String contract = freshContract();
        String cursor;
        try (var client = JsonClient.welcomed(node(), "?location=Bengaluru")) {
            Feed.update(contract, "Bengaluru");
            cursor = client.nextOf(contract).get("cursor").asString();
        }
        Feed.updateSeenBy(node(), contract, "Chennai");
        try (var client = JsonClient.welcomed(node(), "?location=Bengaluru&since=" + cursor)) {
            assertThat(client.nextOf(contract).get("type").asString()).isEqualTo("contract_left");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_cursor_that_leads_nowhere_is_answered_with_the_whole_state(ForgedCursor forged) {
        String contract = freshContract();
        String latest = Feed.updateSeenBy(node(), contract, "Chennai");
        String query = "?contract_id=" + contract + "&since=" + forged.on(node());
        try (var client = JsonClient.welcomed(node(), query)) {
            List<JsonNode> replay = client.until("replay_complete");

            assertThat(replay.get(0).get("recovered").asBoolean()).isFalse();
            assertThat(replay.get(0).get("snapshot").asBoolean()).isTrue();
            assertThat(replay.get(1).get("id").asString()).isEqualTo(latest);
        }
    }

    /** Else a client cut between welcome and replay would come back without what it asked for. */
    @ParameterizedTest
    @ValueSource(strings = {"replay=latest", "replay=history", "since"})
    void the_cursor_of_the_welcome_lies_before_the_replay(String query) {
        String contract = freshContract();
        String since = ForgedCursor.goodOn(node());
        String latest = Feed.updateSeenBy(node(), contract, "Chennai");
        String asked = "?contract_id=" + contract + "&" + query.replace("since", "since=" + since);
        String cursor;
        try (var client = JsonClient.open(node(), asked)) {
            cursor = client.next("welcome").get("cursor").asString();
        }
        try (var back =
                JsonClient.welcomed(node(), "?contract_id=" + contract + "&since=" + cursor)) {
            assertThat(back.until("replay_complete").get(1).path("id").asString())
                    .isEqualTo(latest);
        }
    }

    @Test
    void the_same_holds_for_the_cursor_of_an_answer_to_subscribe() {
        String contract = freshContract();
        String latest = Feed.updateSeenBy(node(), contract, "Chennai");
        String cursor;
        try (var client = JsonClient.welcomed(node(), "")) {
            cursor =
                    client.ask("{\"type\": \"subscribe\", \"replay\": \"latest\"}", "subscribed")
                            .get("cursor")
                            .asString();
        }
        try (var back =
                JsonClient.welcomed(node(), "?contract_id=" + contract + "&since=" + cursor)) {
            assertThat(back.until("replay_complete").get(1).path("id").asString())
                    .isEqualTo(latest);
        }
    }
}
