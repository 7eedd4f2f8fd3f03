package dev.switchboard.broadcast.stomp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.broadcast.client.Feed;
import dev.switchboard.testkit.RawLog;
import dev.switchboard.testkit.client.StompClient;
import dev.switchboard.testkit.client.StompFrame;
import java.util.Arrays;
import org.apache.kafka.common.IsolationLevel;
import org.junit.jupiter.api.Test;

final class StompSendTest extends BroadcastTest {

    @Test
    void an_update_sent_is_told_to_subscribers() {
        String contract = freshContract();
        try (var client = StompClient.connected(node())) {
            client.subscribe("sub-0", "/topic/contracts/" + contract);

            client.update(Feed.body(contract, "Chennai"));

            assertThat(client.message("contract_update").json().get("data").toString())
                    .isEqualTo(Feed.body(contract, "Chennai"));
        }
    }

    @Test
    void the_receipt_of_an_update_says_that_kafka_has_it() {
        String contract = freshContract();
        try (var client = StompClient.connected(node())) {
            client.update(Feed.body(contract, "Chennai"), "receipt:r");
            client.receipt("r");

            // a keeper's open transaction may hold back what a committed read would find
            assertThat(RawLog.read(topics().updates().name(), IsolationLevel.READ_UNCOMMITTED))
                    .anyMatch(found -> Arrays.equals(found.key(), contract.getBytes(UTF_8)));
        }
    }

    @Test
    void an_update_repeated_under_its_idempotency_key_is_told_once() {
        String contract = freshContract();
        String key = "idempotency-key:" + contract;
        try (var client = StompClient.connected(node())) {
            client.subscribe("sub-0", "/topic/contracts/" + contract);

            client.update(Feed.body(contract, "Chennai"), key, "receipt:1").receipt("1");
            client.update(Feed.body(contract, "Chennai"), key, "receipt:2").receipt("2");
            client.update(Feed.body(contract, "Mumbai"), "receipt:3").receipt("3");

            assertThat(client.next("MESSAGE").body()).contains("Chennai");
            assertThat(client.next("MESSAGE").body()).contains("Mumbai");
        }
    }

    @Test
    void an_update_with_a_content_length_may_hold_any_text() {
        String contract = freshContract() + "-契約-🚢";
        String body = Feed.body(contract, "Chennai");
        int bytes = body.getBytes(UTF_8).length;
        try (var client = StompClient.connected(node())) {
            client.update(body, "content-length:" + bytes, "receipt:r").receipt("r");
        }
    }

    @Test
    void updates_sent_without_waiting_stay_in_order() {
        String contract = freshContract();
        String[] locations = {"Chennai", "Mumbai", "Bengaluru", "Hyderabad"};
        try (var client = StompClient.connected(node())) {
            client.subscribe("sub-0", "/topic/contracts/" + contract);

            for (int i = 0; i < 40; i++) {
                client.update(Feed.body(contract, locations[i % 4]));
            }

            for (int i = 0; i < 40; i++) {
                assertThat(client.next("MESSAGE").json().at("/data/location").asString())
                        .isEqualTo(locations[i % 4]);
            }
        }
    }

    @Test
    void an_update_that_is_not_utf_8_is_a_fault() {
        byte[] head = "SEND\ndestination:/app/update\n\n".getBytes(UTF_8);
        byte[] frame = java.util.Arrays.copyOf(head, head.length + 4);
        System.arraycopy(new byte[] {'"', (byte) 0xff, '"', 0}, 0, frame, head.length, 4);
        try (var client = StompClient.connected(node())) {
            assertThat(client.send(frame).fault().header("message")).contains("UTF-8");
        }
    }

    @Test
    void an_update_that_breaks_rules_is_answered_with_every_violation() {
        try (var client = StompClient.connected(node())) {
            client.update("{\"contract_id\": \"c\", \"location\": \"Delhi\"}", "receipt:r");

            StompFrame error = client.fault();
            assertThat(error.raw("receipt-id")).isEqualTo("r");
            assertThat(error.raw("content-type")).startsWith("application/problem+json");
            assertThat(error.json().get("status").asInt()).isEqualTo(422);
            assertThat(error.json().get("violations").findValuesAsString("pointer"))
                    .containsExactlyInAnyOrder("/location", "/status", "/timestamp");
        }
    }

    @Test
    void an_update_that_is_not_json_is_a_fault() {
        try (var client = StompClient.connected(node())) {
            assertThat(client.update("{\"contract_id\": ").fault().json().get("type").asString())
                    .endsWith(":malformed-json");
        }
    }

    @Test
    void an_empty_idempotency_key_is_none() {
        try (var client = StompClient.connected(node())) {
            client.update(Feed.body(freshContract(), "Chennai"), "idempotency-key:", "receipt:r")
                    .receipt("r");
        }
    }

    @Test
    void an_idempotency_key_of_a_wrong_form_is_a_fault() {
        try (var client = StompClient.connected(node())) {
            client.update(Feed.body("c", "Chennai"), "idempotency-key:" + "k".repeat(129));

            assertThat(client.fault().header("message"))
                    .contains("idempotency-key must have 1 to 128 characters");
        }
    }

    @Test
    void there_is_nothing_else_to_send_to() {
        try (var client = StompClient.connected(node())) {
            client.frame("SEND", "destination:/topic/contracts");

            assertThat(client.fault().header("message"))
                    .contains("/topic/contracts")
                    .contains("/app/update");
        }
    }
}
