package dev.switchboard.broadcast.sse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.broadcast.client.Feed;
import dev.switchboard.broadcast.client.ForgedCursor;
import dev.switchboard.testkit.client.Event;
import dev.switchboard.testkit.client.EventClient;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EventsResumeTest extends BroadcastTest {

    @Test
    void replay_latest_begins_with_the_latest_of_each_contract() {
        String contract = freshContract();
        Feed.update(contract, "Chennai");
        String latest = Feed.updateSeenBy(node(), contract, "Mumbai");
        try (var client = EventClient.open(node(), "?replay=latest&contract_id=" + contract)) {
            List<Event> replay = client.until("replay_complete");

            assertThat(replay).hasSize(3);
            assertThat(replay.get(0).json().get("snapshot").asBoolean()).isTrue();
            assertThat(replay.get(1).json().get("id").asString()).isEqualTo(latest);
            assertThat(replay.get(2).json().get("cursor").asString())
                    .isEqualTo(replay.get(2).cursor());
        }
    }

    @Test
    void replay_history_is_limited() {
        String contract = freshContract();
        Feed.update(contract, "Chennai");
        String last = Feed.updateSeenBy(node(), contract, "Mumbai");
        String query = "?replay=history&limit=1&contract_id=" + contract;
        try (var client = EventClient.open(node(), query)) {
            List<Event> replay = client.until("replay_complete");

            assertThat(replay).hasSize(3);
            assertThat(replay.get(1).json().get("id").asString()).isEqualTo(last);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"since", "Last-Event-ID"})
    void what_was_missed_comes_once(String way) {
        String contract = freshContract();
        String query = "?contract_id=" + contract;
        String cursor;
        try (var client = EventClient.open(node(), query)) {
            Feed.update(contract, "Chennai");
            cursor = client.next("contract_update").cursor();
        }
        String second = Feed.update(contract, "Mumbai");
        String third = Feed.updateSeenBy(node(), contract, "Chennai");

        try (var client =
                way.equals("since")
                        ? EventClient.open(node(), query + "&since=" + cursor)
                        : EventClient.open(node(), query, "Last-Event-ID", cursor)) {
            List<Event> replay = client.until("replay_complete");

            assertThat(replay.get(0).json().get("recovered").asBoolean()).isTrue();
            assertThat(replay).hasSize(4);
            assertThat(replay.get(1).json().get("id").asString()).isEqualTo(second);
            assertThat(replay.get(2).json().get("id").asString()).isEqualTo(third);
        }
    }

    @Test
    void the_id_of_the_last_event_comes_before_since() {
        String contract = freshContract();
        String early = ForgedCursor.goodOn(node());
        Feed.updateSeenBy(node(), contract, "Chennai");
        String late = ForgedCursor.goodOn(node());
        String query = "?contract_id=" + contract + "&since=" + early;
        try (var client = EventClient.open(node(), query, "Last-Event-ID", late)) {
            assertThat(client.until("replay_complete")).hasSize(2);
        }
    }

    /** Else a browser cut before the first message would come back without the state. */
    @Test
    void before_a_replay_there_is_no_id_to_come_back_with() {
        String contract = freshContract();
        Feed.updateSeenBy(node(), contract, "Chennai");
        try (var client = EventClient.open(node(), "?replay=latest&contract_id=" + contract)) {
            client.next("replay_begin");
            Event firstWithId = client.next(event -> event.id() != null);

            assertThat(firstWithId.is("contract_update")).isTrue();
        }
    }

    @Test
    void a_snapshot_cut_in_the_middle_is_given_again() {
        String contract = freshContract();
        String latest = Feed.updateSeenBy(node(), contract, "Chennai");
        String query = "?replay=latest&contract_id=" + contract;
        String id;
        try (var client = EventClient.open(node(), query)) {
            id = client.next("contract_update").cursor();
        }
        try (var back = EventClient.open(node(), query, "Last-Event-ID", id)) {
            List<Event> replay = back.until("replay_complete");

            assertThat(replay.get(0).json().get("snapshot").asBoolean()).isTrue();
            assertThat(replay.get(1).json().get("id").asString()).isEqualTo(latest);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_cursor_that_leads_nowhere_is_answered_with_the_whole_state(ForgedCursor forged) {
        String contract = freshContract();
        String latest = Feed.updateSeenBy(node(), contract, "Chennai");
        String cursor = forged.on(node());
        try (var client =
                EventClient.open(node(), "?contract_id=" + contract, "Last-Event-ID", cursor)) {
            List<Event> replay = client.until("replay_complete");

            assertThat(replay.get(0).json().get("recovered").asBoolean()).isFalse();
            assertThat(replay.get(0).json().get("snapshot").asBoolean()).isTrue();
            assertThat(replay.get(1).json().get("id").asString()).isEqualTo(latest);
        }
    }
}
