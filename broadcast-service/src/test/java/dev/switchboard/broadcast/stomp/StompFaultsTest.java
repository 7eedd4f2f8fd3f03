package dev.switchboard.broadcast.stomp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.testkit.client.StompClient;
import dev.switchboard.testkit.client.StompFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each fault is answered with an ERROR that says what was wrong, and then the connection closes.
 */
final class StompFaultsTest extends BroadcastTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage\0",
                "{\"type\": \"heartbeat\"}\0",
                "SUBSCRIBE\nno colon\n\n\0",
                "ACK\nid:\\x\n\n\0",
                "\0\0\0"
            })
    void garbage(String garbage) {
        try (var client = StompClient.connected(node())) {
            assertThat(client.send(garbage).fault().header("message"))
                    .contains("no STOMP frame")
                    .doesNotContain("org.springframework", "Exception");
        }
    }

    @Test
    void an_unknown_command_is_named() {
        try (var client = StompClient.connected(node())) {
            assertThat(client.frame("PUBLISH", "destination:/app/update").fault().header("message"))
                    .contains("PUBLISH")
                    .doesNotContain("enum");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"MESSAGE", "CONNECTED", "RECEIPT", "ERROR"})
    void a_command_of_servers(String command) {
        try (var client = StompClient.connected(node())) {
            assertThat(
                            client.frame(command, "message-id:1", "subscription:1")
                                    .fault()
                                    .header("message"))
                    .contains(command)
                    .contains("not a frame that clients send");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"BEGIN", "COMMIT", "ABORT"})
    void transactions(String command) {
        try (var client = StompClient.connected(node())) {
            client.frame(command, "transaction:t", "receipt:r");

            StompFrame error = client.fault();
            assertThat(error.header("message")).contains("transactions are not offered");
            assertThat(error.raw("receipt-id")).isEqualTo("r");
        }
    }

    @Test
    void a_frame_that_is_too_large() {
        try (var client = StompClient.connected(node())) {
            client.update("x".repeat(70_000));

            StompFrame error = client.fault();
            assertThat(error.header("message")).contains("65536 bytes at most");
            assertThat(error.json().get("status").asInt()).isEqualTo(413);
        }
    }

    @Test
    void a_frame_that_is_too_large_and_comes_in_pieces() {
        try (var client = StompClient.connected(node())) {
            client.send("SEND\ndestination:/app/update\n\n" + "x".repeat(40_000));
            client.send("x".repeat(40_000));

            assertThat(client.fault().header("message")).contains("65536 bytes at most");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/topic/nothing",
                "/topic/locations/Delhi",
                "/topic/locations/chennai",
                "/topic/contracts/",
                "/topic/contracts/a/b",
                "/topic/contracts/%zz",
                "/topic/contracts/%",
                "/topic/contracts/a%e",
                "/topic/contracts/%ff",
                "/topic/contracts/%C3%28",
                "/topic/contracts/%00",
                "/queue/contracts"
            })
    void an_unknown_destination(String destination) {
        try (var client = StompClient.connected(node())) {
            client.frame("SUBSCRIBE", "id:sub-0", "destination:" + destination, "receipt:r");

            StompFrame error = client.fault();
            assertThat(error.header("message"))
                    .contains("no destination " + destination)
                    .contains("/topic/contracts/{contract_id}");
            assertThat(error.raw("receipt-id")).isEqualTo("r");
        }
    }

    @ParameterizedTest
    @CsvSource({"1.1", "1.2"})
    void a_subscription_without_an_id(String version) {
        try (var client = StompClient.connected(node(), version)) {
            client.frame("SUBSCRIBE", "destination:/topic/contracts");

            assertThat(client.fault().header("message")).contains("needs the header id");
        }
    }

    @Test
    void a_subscription_without_a_destination() {
        try (var client = StompClient.connected(node())) {
            assertThat(client.frame("SUBSCRIBE", "id:sub-0").fault().header("message"))
                    .contains("needs the header destination");
        }
    }

    @Test
    void a_subscription_id_in_use() {
        try (var client = StompClient.connected(node())) {
            client.subscribe("sub-0", "/topic/contracts");
            client.frame("SUBSCRIBE", "id:sub-0", "destination:/topic/locations/Chennai");

            assertThat(client.fault().header("message")).contains("id sub-0 already");
        }
    }

    @Test
    void UNSUBSCRIBE_without_an_id() {
        try (var client = StompClient.connected(node())) {
            assertThat(client.frame("UNSUBSCRIBE").fault().header("message"))
                    .contains("needs the header id");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "replay:all,/replay,none",
        "slow:never,/slow,conflate",
        "max-rate:0,/max-rate,1 to",
        "max-rate:fast,/max-rate,1 to",
        "limit:0,/limit,1 to 1000",
        "limit:1001,/limit,1 to 1000",
        "limit:1.5,/limit,1 to 1000"
    })
    void a_wrong_header_of_SUBSCRIBE(String header, String pointer, String expected) {
        try (var client = StompClient.connected(node())) {
            client.frame("SUBSCRIBE", "id:sub-0", "destination:/topic/contracts", header);

            StompFrame error = client.fault();
            var violation = error.json().get("violations").get(0);
            assertThat(violation.get("pointer").asString()).isEqualTo(pointer);
            assertThat(violation.get("message").asString()).contains(expected);
        }
    }

    @Test
    void all_wrong_headers_of_SUBSCRIBE_are_named_at_once() {
        try (var client = StompClient.connected(node())) {
            client.frame(
                    "SUBSCRIBE",
                    "id:sub-0",
                    "destination:/topic/contracts",
                    "replay:all",
                    "slow:never",
                    "since:garbage");

            assertThat(client.fault().json().get("violations").findValuesAsString("pointer"))
                    .containsExactlyInAnyOrder("/replay", "/slow", "/since");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "disconnect"})
    void a_rate_for_a_policy_that_does_not_conflate(String slow) {
        try (var client = StompClient.connected(node())) {
            client.frame(
                    "SUBSCRIBE",
                    "id:sub-0",
                    "destination:/topic/contracts",
                    "max-rate:5",
                    "slow:" + slow);

            assertThat(client.fault().json().at("/violations/0/message").asString())
                    .contains("conflates");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "1", "1,x", "-1,5", "99999999999999999999,0", ""})
    void a_heartbeat_header_that_cannot_be_read(String heartbeat) {
        try (var client = StompClient.open(node())) {
            client.frame("CONNECT", "accept-version:1.2", "heart-beat:" + heartbeat);

            assertThat(client.fault().header("message")).contains("heart-beat");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "-1", "99999999999"})
    void a_content_length_that_cannot_be_read(String length) {
        try (var client = StompClient.connected(node())) {
            client.update("{}", "content-length:" + length);

            assertThat(client.fault().json().get("status").asInt()).isIn(400, 413, 422);
        }
    }
}
