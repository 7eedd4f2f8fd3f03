package dev.switchboard.broadcast.stomp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.broadcast.client.Feed;
import dev.switchboard.model.feed.Cursor;
import dev.switchboard.testkit.client.StompClient;
import dev.switchboard.testkit.client.StompFrame;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource({"client,sub-0", "client,rare", "client-individual,sub-0", "client-individual,rare"})
    void each_message_that_is_to_be_acknowledged_names_its_acknowledgement(String mode, String id) {
        String contract = freshContract();
        Feed.updateSeenBy(node(), contract, "Chennai");
        try (var client = StompClient.connected(node());
                var other = StompClient.connected(node())) {
            String destination = "/topic/contracts/" + contract;
            client.subscribe(id, destination, "ack:" + mode, "replay:latest");
            other.subscribe(id, destination, "ack:auto", "replay:latest");
            for (StompFrame message : client.until("replay_complete")) {
                assertThat(message.raw("ack")).isNotEmpty();
            }

            Feed.update(contract, "Mumbai");

            String ack = client.message("contract_update").raw("ack");
            client.frame("ACK", "id:" + ack, "receipt:1").receipt("1");
            client.frame("NACK", "id:" + ack, "receipt:2").receipt("2");
            other.until("replay_complete");
            assertThat(other.next("MESSAGE").headers()).doesNotContainKey("ack");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1.1"})
    void before_STOMP_1_2_messages_are_acknowledged_by_their_id(String version) {
        String contract = freshContract();
        try (var client = StompClient.connected(node(), version)) {
            client.subscribe("sub-0", "/topic/contracts/" + contract, "ack:client");

            Feed.update(contract, "Chennai");

            StompFrame message = client.next("MESSAGE");
            assertThat(message.headers()).doesNotContainKey("ack");
            String id = "message-id:" + message.raw("message-id");
            client.frame("ACK", id, "subscription:sub-0", "receipt:1").receipt("1");
        }
    }

    @ParameterizedTest
    @CsvSource({"1.1,a\\cb", "1.2,a\\cb", "1.0,a:b"})
    void a_subscription_comes_back_as_it_was_given(String version, String id) {
        String contract = freshContract();
        try (var client = StompClient.connected(node(), version)) {
            client.frame(
                    "SUBSCRIBE",
                    "id:" + id,
                    "destination:/topic/contracts/" + contract,
                    "receipt:r");
            client.receipt("r");

            Feed.update(contract, "Chennai");

            assertThat(client.next("MESSAGE").raw("subscription")).isEqualTo(id);
        }
    }
}
