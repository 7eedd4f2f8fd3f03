package dev.switchboard.broadcast.stomp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.broadcast.client.Feed;
import dev.switchboard.broadcast.client.StompClient;
import dev.switchboard.broadcast.client.StompFrame;
import dev.switchboard.model.feed.Cursor;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StompMessageTest extends BroadcastTest {

    @Test
    void a_message_bears_its_headers() {
        String contract = freshContract();
        String destination = "/topic/contracts/" + contract;
        Instant before = Instant.now().minusSeconds(60);
        try (var client = StompClient.connected(node())) {
            client.subscribe("sub-0", destination);

            String id = Feed.update(contract, "Chennai");

            StompFrame message = client.next("MESSAGE");
            assertThat(message.raw("message-id")).isEqualTo(id);
            assertThat(message.raw("destination")).isEqualTo(destination);
            assertThat(message.raw("subscription")).isEqualTo("sub-0");
            assertThat(message.raw("content-type")).startsWith("application/json");
            assertThat(Cursor.parse(message.raw("cursor"))).isPresent();
            assertThat(Instant.ofEpochMilli(Long.parseLong(message.raw("timestamp"))))
                    .isAfter(before);
            assertThat(message.headers()).doesNotContainKey("replayed");
        }
    }

    @Test
    void the_body_is_that_of_ws() {
        String contract = freshContract();
        try (var client = StompClient.connected(node())) {
            client.subscribe("sub-0", "/topic/contracts/" + contract);

            String id = Feed.update(contract, "Chennai");

            StompFrame message = client.next("MESSAGE");
            assertThat(message.json().get("type").asString()).isEqualTo("contract_update");
            assertThat(message.json().get("data").toString())
                    .isEqualTo(Feed.body(contract, "Chennai"));
            assertThat(message.json().get("id").asString()).isEqualTo(id);
            assertThat(message.json().get("cursor").asString()).isEqualTo(message.raw("cursor"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub-0", "rare"})
    void the_content_length_counts_bytes(String subscription) {
        String contract = freshContract() + "-契約-🚢";
        try (var client = StompClient.connected(node())) {
            client.subscribe(subscription, "/topic/contracts");

            Feed.update(contract, "Chennai");

            StompFrame message = client.messageOf(contract);
            assertThat(message.raw("content-length")).isEqualTo("" + message.bodyBytes());
            assertThat(message.json().at("/data/contract_id").asString()).isEqualTo(contract);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub-0", "rare"})
    void STOMP_1_0_knows_no_escapes(String subscription) {
        String contract = freshContract() + ":1";
        String destination = "/topic/contracts/" + contract;
        try (var modern = StompClient.connected(node(), "1.2");
                var old = StompClient.connected(node(), "1.0")) {
            modern.subscribe(subscription, destination.replace(":", "\\c"));
            old.subscribe(subscription, destination);

            Feed.update(contract, "Chennai");

            StompFrame toModern = modern.next("MESSAGE");
            StompFrame toOld = old.next("MESSAGE");
            assertThat(toModern.header("destination")).isEqualTo(destination);
            assertThat(toOld.raw("destination")).isEqualTo(destination);
            assertThat(toOld.raw("timestamp")).isEqualTo(toModern.header("timestamp"));
        }
    }

    @Test
    void a_test_update_is_marked() {
        String contract = freshContract();
        try (var client = StompClient.connected(node())) {
            client.subscribe("sub-0", "/topic/contracts/" + contract);

            String id = Feed.test(contract, "Chennai");

            StompFrame message = client.next("MESSAGE");
            assertThat(message.raw("message-id")).isEqualTo(id);
            assertThat(message.json().get("test").asBoolean()).isTrue();
        }
    }

    @Test
    void a_receipt_id_comes_back_as_it_was_given() {
        try (var modern = StompClient.connected(node(), "1.2");
                var old = StompClient.connected(node(), "1.0")) {
            modern.frame("ACK", "id:1", "receipt:a\\cb\\\\c");
            old.frame("ACK", "message-id:1", "receipt:a:b\\c");

            assertThat(modern.next("RECEIPT").raw("receipt-id")).isEqualTo("a\\cb\\\\c");
            assertThat(old.next("RECEIPT").raw("receipt-id")).isEqualTo("a:b\\c");
        }
    }
}
