package dev.switchboard.broadcast.stomp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.broadcast.client.Feed;
import dev.switchboard.broadcast.client.ForgedCursor;
import dev.switchboard.testkit.client.StompClient;
import dev.switchboard.testkit.client.StompFrame;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class StompCursorFaultsTest extends BroadcastTest {

    @Test
    void garbage_for_a_cursor_is_a_fault() {
        try (var client = StompClient.connected(node())) {
            client.frame("SUBSCRIBE", "id:0", "destination:/topic/contracts", "since:garbage");

            StompFrame error = client.fault();
            assertThat(error.json().get("type").asString()).endsWith(":invalid-cursor");
            assertThat(error.header("message")).contains("replay=latest");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_cursor_that_leads_nowhere_is_answered_with_the_whole_state(ForgedCursor forged) {
        String contract = freshContract();
        String latest = Feed.updateSeenBy(node(), contract, "Chennai");
        try (var client = StompClient.connected(node())) {
            client.subscribe("sub-0", "/topic/contracts/" + contract, "since:" + forged.on(node()));

            List<StompFrame> replay = client.until("replay_complete");
            assertThat(replay.get(0).json().get("recovered").asBoolean()).isFalse();
            assertThat(replay.get(0).json().get("snapshot").asBoolean()).isTrue();
            assertThat(replay.get(1).raw("message-id")).isEqualTo(latest);
        }
    }
}
