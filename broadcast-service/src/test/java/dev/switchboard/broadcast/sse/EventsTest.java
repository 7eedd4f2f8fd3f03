package dev.switchboard.broadcast.sse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.broadcast.client.Feed;
import dev.switchboard.broadcast.client.Http;
import dev.switchboard.model.feed.Cursor;
import dev.switchboard.testkit.client.Event;
import dev.switchboard.testkit.client.EventClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EventsTest extends BroadcastTest {

    @Test
    void the_answer_is_an_event_stream_that_nobody_may_keep() {
        try (var client = EventClient.open(node(), "")) {
            var headers = client.response().headers();

            assertThat(headers.firstValue("content-type").orElseThrow().replace(" ", ""))
                    .isEqualToIgnoringCase("text/event-stream;charset=utf-8");
            assertThat(headers.firstValue("cache-control")).hasValue("no-cache");
            assertThat(headers.firstValue("x-accel-buffering")).hasValue("no");
            assertThat(headers.firstValue("transfer-encoding")).hasValue("chunked");
        }
    }

    /** Each is awaited before the next is sent, so that none can be held back. */
    @Test
    void an_update_comes_at_once_with_a_cursor_as_its_id() {
        String contract = freshContract();
        try (var client = EventClient.open(node(), "?contract_id=" + contract)) {
            for (String location : new String[] {"Chennai", "Mumbai", "Hyderabad"}) {
                String id = Feed.update(contract, location);

                Event event = client.next("contract_update");
                assertThat(event.json().at("/data/location").asString()).isEqualTo(location);
                assertThat(event.json().get("id").asString()).isEqualTo(id);
                assertThat(event.json().get("cursor").asString()).isEqualTo(event.cursor());
                assertThat(Cursor.parse(event.cursor())).isPresent();
            }
        }
    }

    @Test
    void a_client_has_a_cursor_to_resume_from_from_the_first_moment() {
        String contract = freshContract();
        String id;
        try (var client = EventClient.open(node(), "?contract_id=" + contract)) {
            id = client.next(Event::isPosition).cursor();
        }
        String missed = Feed.update(contract, "Chennai");

        try (var back = EventClient.open(node(), "?contract_id=" + contract, "Last-Event-ID", id)) {
            assertThat(back.next("contract_update").json().get("id").asString()).isEqualTo(missed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {" and, more", "/slash", "ü-契約-🚢", "?&=#%+"})
    void a_contract_is_named_percent_encoded(String suffix) {
        String contract = freshContract() + suffix;
        try (var client = EventClient.open(node(), "?contract_id=" + Http.encode(contract))) {
            Feed.update(contract, "Chennai");

            assertThat(client.next("contract_update").json().at("/data/contract_id").asString())
                    .isEqualTo(contract);
        }
    }

    @Test
    void a_removal_and_a_test_update_are_told() {
        String contract = freshContract();
        try (var client = EventClient.open(node(), "?contract_id=" + contract)) {
            Feed.update(contract, "Chennai");
            client.next("contract_update");
            String test = Feed.test(contract, "Mumbai");
            Event marked = client.next("contract_update");
            String removal = Feed.remove(contract);

            assertThat(marked.json().get("test").asBoolean()).isTrue();
            assertThat(marked.json().get("id").asString()).isEqualTo(test);
            assertThat(client.next("contract_removed").json().get("id").asString())
                    .isEqualTo(removal);
        }
    }

    @Test
    void a_contract_that_moves_out_of_the_filter_has_left() {
        String contract = freshContract();
        Feed.updateSeenBy(node(), contract, "Mumbai");
        String query = "?location=Mumbai&contract_id=" + contract;
        try (var client = EventClient.open(node(), query)) {
            String id = Feed.update(contract, "Chennai");

            assertThat(client.next("contract_left").json().get("id").asString()).isEqualTo(id);
        }
    }

    @Test
    void heartbeats_are_events_with_an_id_alone() {
        try (var client = EventClient.open(otherNode(), "?contract_id=" + freshContract())) {
            client.next(Event::isPosition);

            Event first = client.next(Event::isPosition);
            Event second = client.next(Event::isPosition);

            assertThat(Cursor.parse(second.cursor()).orElseThrow().time())
                    .isGreaterThanOrEqualTo(Cursor.parse(first.cursor()).orElseThrow().time());
        }
    }

    @Test
    void it_is_also_served_under_api() {
        String contract = freshContract();
        try (var client = EventClient.openAt(node(), "/api/events?contract_id=" + contract)) {
            Feed.update(contract, "Chennai");

            assertThat(client.next("contract_update").data()).contains(contract);
        }
    }
}
