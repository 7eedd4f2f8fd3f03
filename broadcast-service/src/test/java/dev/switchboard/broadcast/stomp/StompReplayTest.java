package dev.switchboard.broadcast.stomp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.broadcast.client.Feed;
import dev.switchboard.testkit.client.StompClient;
import dev.switchboard.testkit.client.StompFrame;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StompReplayTest extends BroadcastTest {

    @Test
    void without_replay_only_what_comes_is_told() {
        String contract = freshContract();
        Feed.updateSeenBy(node(), contract, "Chennai");
        try (var client = StompClient.connected(node())) {
            client.subscribe("sub-0", "/topic/contracts/" + contract, "replay:none");

            String id = Feed.update(contract, "Mumbai");

            assertThat(client.next("MESSAGE").raw("message-id")).isEqualTo(id);
        }
    }

    @Test
    void replay_latest_begins_with_the_latest_of_each_contract() {
        String contract = freshContract();
        Feed.update(contract, "Chennai");
        String latest = Feed.updateSeenBy(node(), contract, "Mumbai");
        try (var client = StompClient.connected(node())) {
            client.subscribe("sub-0", "/topic/contracts/" + contract, "replay:latest");

            List<StompFrame> replay = client.until("replay_complete");
            StompFrame begin = replay.get(0);
            assertThat(replay).hasSize(3);
            assertThat(begin.json().get("snapshot").asBoolean()).isTrue();
            assertThat(begin.json().get("recovered").asBoolean()).isFalse();
            assertThat(replay.get(1).raw("message-id")).isEqualTo(latest);
            assertThat(replay.get(1).raw("replayed")).isEqualTo("true");
            assertThat(replay.get(1).json().get("replayed").asBoolean()).isTrue();
            assertThat(replay.get(2).json().get("cursor").asString())
                    .isEqualTo(replay.get(2).raw("cursor"));
        }
    }

    @Test
    void what_comes_after_a_replay_is_live() {
        String contract = freshContract();
        Feed.updateSeenBy(node(), contract, "Chennai");
        try (var client = StompClient.connected(node())) {
            client.subscribe("sub-0", "/topic/contracts/" + contract, "replay:latest");
            client.until("replay_complete");

            String id = Feed.update(contract, "Mumbai");

            StompFrame live = client.next("MESSAGE");
            assertThat(live.raw("message-id")).isEqualTo(id);
            assertThat(live.headers()).doesNotContainKey("replayed");
        }
    }

    @Test
    void replay_history_begins_with_the_last_updates_oldest_first() {
        String contract = freshContract();
        Feed.update(contract, "Chennai");
        String second = Feed.update(contract, "Mumbai");
        Feed.update(contract, "Chennai");
        String last = Feed.updateSeenBy(node(), contract, "Mumbai");
        try (var client = StompClient.connected(node())) {
            client.subscribe("sub-0", "/topic/contracts/" + contract, "replay:history", "limit:3");

            List<StompFrame> replay = client.until("replay_complete");
            assertThat(replay).hasSize(5);
            assertThat(replay.get(1).raw("message-id")).isEqualTo(second);
            assertThat(replay.get(3).raw("message-id")).isEqualTo(last);
        }
    }

    @Test
    void since_a_cursor_nothing_is_missing_and_nothing_is_told_twice() {
        String contract = freshContract();
        String cursor;
        try (var client = StompClient.connected(node())) {
            client.subscribe("sub-0", "/topic/contracts/" + contract);
            Feed.update(contract, "Chennai");
            cursor = client.next("MESSAGE").raw("cursor");
        }
        String second = Feed.update(contract, "Mumbai");
        String third = Feed.updateSeenBy(node(), contract, "Chennai");

        try (var client = StompClient.connected(node())) {
            client.subscribe("sub-0", "/topic/contracts/" + contract, "since:" + cursor);

            List<StompFrame> replay = client.until("replay_complete");
            assertThat(replay.get(0).json().get("snapshot").asBoolean()).isFalse();
            assertThat(replay.get(0).json().get("recovered").asBoolean()).isTrue();
            assertThat(replay).hasSize(4);
            assertThat(replay.get(1).raw("message-id")).isEqualTo(second);
            assertThat(replay.get(2).raw("message-id")).isEqualTo(third);
        }
    }

    @Test
    void a_replayed_move_out_of_the_filter_is_told() {
        String contract = freshContract();
        String cursor;
        try (var client = StompClient.connected(node())) {
            client.subscribe("sub-0", "/topic/locations/Bengaluru");
            Feed.update(contract, "Bengaluru");
            cursor = client.messageOf(contract).raw("cursor");
        }
        Feed.updateSeenBy(node(), contract, "Chennai");

        try (var client = StompClient.connected(node())) {
            client.subscribe("sub-0", "/topic/locations/Bengaluru", "since:" + cursor);

            assertThat(client.messageOf(contract).is("contract_left")).isTrue();
        }
    }

    @Test
    void a_quiet_subscription_that_used_replay_is_told_its_position() {
        try (var client = StompClient.connected(otherNode())) {
            client.subscribe("sub-0", "/topic/contracts/" + freshContract(), "replay:latest");

            StompFrame complete = client.message("replay_complete");
            StompFrame position = client.message("position");

            assertThat(position.raw("subscription")).isEqualTo("sub-0");
            assertThat(position.json().get("cursor").asString()).isEqualTo(position.raw("cursor"));
            assertThat(position.raw("message-id")).isNotEqualTo(complete.raw("message-id"));
        }
    }

    @Test
    void two_replays_of_a_session_do_not_mix() {
        String contract = freshContract();
        String id = Feed.updateSeenBy(node(), contract, "Chennai");
        try (var client = StompClient.connected(node())) {
            client.subscribe("one", "/topic/contracts/" + contract, "replay:latest");
            client.until("replay_complete");
            client.subscribe("two", "/topic/contracts/" + contract, "replay:latest");

            List<StompFrame> replay =
                    client.until("replay_complete").stream()
                            .filter(frame ->
                                    !(frame.is("position")
                                            && frame.raw("subscription").equals("one")))
                            .toList();

            assertThat(replay).allMatch(frame -> frame.raw("subscription").equals("two"));
            assertThat(replay.get(1).raw("message-id")).isEqualTo(id);
        }
    }
}
