package dev.switchboard.broadcast.stomp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.testkit.client.Handshake;
import dev.switchboard.testkit.client.StompClient;
import dev.switchboard.testkit.client.StompFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StompConnectTest extends BroadcastTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1.0|1.0", "1.1|1.1", "1.2|1.2", "1.0,1.1|1.1", "1.2, 1.1,9.9|1.2"})
    void the_newest_version_that_both_speak_is_taken(String accepted, String taken) {
        try (var client = StompClient.open(node())) {
            StompFrame connected =
                    client.frame("CONNECT", "accept-version:" + accepted, "host:localhost")
                            .next("CONNECTED");

            assertThat(connected.raw("version")).isEqualTo(taken);
            assertThat(connected.raw("session")).isNotEmpty();
            assertThat(connected.raw("server")).startsWith("switchboard");
        }
    }

    @Test
    void a_client_that_names_no_version_speaks_1_0() {
        try (var client = StompClient.open(node())) {
            StompFrame connected = client.frame("CONNECT").next("CONNECTED");

            assertThat(connected.raw("version")).isEqualTo("1.0");
            assertThat(connected.headers()).doesNotContainKey("heart-beat");
        }
    }

    @Test
    void the_frame_STOMP_connects_too() {
        try (var client = StompClient.open(node())) {
            StompFrame connected =
                    client.frame("STOMP", "accept-version:1.2", "host:localhost").next("CONNECTED");

            assertThat(connected.raw("version")).isEqualTo("1.2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v10.stomp", "v11.stomp", "v12.stomp"})
    void every_subprotocol_of_stomp_is_known(String subprotocol) {
        try (var client = StompClient.open(node(), subprotocol)) {
            assertThat(client.subprotocol()).isEqualTo(subprotocol);
        }
    }

    @Test
    void the_subprotocol_that_the_client_prefers_is_taken() {
        try (var client = StompClient.open(node(), "mqtt", "v11.stomp", "v12.stomp")) {
            assertThat(client.subprotocol()).isEqualTo("v11.stomp");
        }
    }

    @Test
    void compression_is_not_agreed_on() {
        var answer =
                Handshake.ask(
                        node(),
                        "/stomp",
                        "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits",
                        "Sec-WebSocket-Protocol: v12.stomp");

        assertThat(answer)
                .contains("http/1.1 101 switching protocols", "sec-websocket-protocol: v12.stomp")
                .noneMatch(line -> line.startsWith("sec-websocket-extensions"));
    }

    @Test
    void an_unknown_version_is_answered_with_those_that_are_spoken() {
        try (var client = StompClient.open(node())) {
            StompFrame error = client.frame("CONNECT", "accept-version:2.0", "receipt:r").fault();
            assertThat(error.raw("receipt-id")).isEqualTo("r");

            assertThat(error.raw("version")).isEqualTo("1.0,1.1,1.2");
            assertThat(error.json().get("detail").asString()).contains("1.0, 1.1 or 1.2");
        }
    }

    @Test
    void a_second_CONNECT_is_a_fault() {
        try (var client = StompClient.connected(node())) {
            assertThat(client.frame("CONNECT", "accept-version:1.2").fault().header("message"))
                    .contains("connected already");
        }
    }

    @Test
    void nothing_may_come_before_CONNECT() {
        try (var client = StompClient.open(node())) {
            client.frame("SUBSCRIBE", "id:sub-0", "destination:/topic/contracts", "receipt:r");

            StompFrame error = client.fault();
            assertThat(error.header("message")).contains("CONNECT first").contains("SUBSCRIBE");
            assertThat(error.header("receipt-id")).isEqualTo("r");
        }
    }

    @Test
    void DISCONNECT_is_receipted_before_the_close() {
        try (var client = StompClient.connected(node())) {
            client.frame("DISCONNECT", "receipt:bye");

            client.receipt("bye");
            assertThat(client.closed().code()).isEqualTo(1000);
        }
    }

    @Test
    void STOMP_is_also_served_under_api() {
        assertThat(Handshake.ask(node(), "/api/stomp")).first().asString().contains(" 101 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECT", "STOMP"})
    void the_headers_of_what_opens_a_session_have_no_escapes(String command) {
        try (var client = StompClient.open(node())) {
            client.frame(command, "accept-version:1.2", "host:a", "passcode:a\\tb\\");

            StompFrame connected = client.next("CONNECTED");

            assertThat(connected.headers().values()).noneMatch(value -> value.contains("\\"));
        }
    }

    @Test
    void STOMP_1_0_knows_no_heartbeats() {
        try (var client = StompClient.open(node())) {
            client.frame("CONNECT", "heart-beat:often");

            assertThat(client.next("CONNECTED").headers()).doesNotContainKey("heart-beat");
        }
    }

    @Test
    void a_fault_of_CONNECT_bears_its_receipt() {
        try (var client = StompClient.open(node())) {
            client.frame("CONNECT", "accept-version:1.1", "heart-beat:often", "receipt:r");

            assertThat(client.fault().raw("receipt-id")).isEqualTo("r");
        }
    }
}
