package dev.switchboard.broadcast.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.broadcast.client.Feed;
import dev.switchboard.broadcast.client.Handshake;
import dev.switchboard.broadcast.client.JsonClient;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Whatever a client says wrong is answered with an error, and its connection stays. */
final class SocketFaultsTest extends BroadcastTest {

    @ParameterizedTest
    @ValueSource(strings = {"{", "", "hello", "{\"type\": \"get_status\"} {}", "{\"a\":1,\"a\":2}"})
    void what_is_not_json(String text) {
        JsonNode error = errorFor(text);

        assertThat(error.get("code").asString()).isEqualTo("malformed-json");
        assertThat(error.get("message").asString()).isNotEmpty();
    }

    static List<String> hardToRead() {
        return List.of(
                "[".repeat(5_000) + "]".repeat(5_000),
                "{\"type\": \"heartbeat\", \"request_id\": " + "[".repeat(2_000),
                "{\"type\": NaN}",
                "{\"type\": Infinity}",
                "{\"type\": " + "9".repeat(2_000) + "}",
                "{\"type\": 1e" + "9".repeat(30) + "}",
                "{\"type\": \"\\ud800\"}",
                "{\"\\ud800\": 1, \"type\": \"heartbeat\"}",
                "{\"" + "x".repeat(60_000) + "\": 1}",
                "{\"type\": \"\\x\"}",
                "{'type': 'heartbeat'}",
                "{\"type\": \"heartbeat\" /* */}",
                "{\"type\": 01}",
                "{\"type\": \"a\nb\"}",
                "{\"type\": tru}",
                "{\"type\"}",
                "{,}",
                "\u0000",
                "\ufeff{\"type\": \"heartbeat\"}");
    }

    @ParameterizedTest
    @MethodSource("hardToRead")
    void no_answer_speaks_of_a_library(String text) {
        String message = errorFor(text).toString();

        assertThat(message)
                .hasSizeLessThan(2_000)
                .doesNotContainIgnoringCase(
                        "exception",
                        "jackson",
                        "java.",
                        "StreamRead",
                        "constraint",
                        "token",
                        "enable");
    }

    @Test
    void invalid_utf_8() {
        try (var client = JsonClient.welcomed(node(), "")) {
            client.send(new byte[] {'"', (byte) 0xff, '"'});

            assertThat(client.next("error").get("message").asString()).contains("UTF-8");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "1",
                "null",
                "\"get_status\"",
                "{}",
                "{\"type\": 5}",
                "{\"type\": null}"
            })
    void json_that_is_no_command(String text) {
        JsonNode error = errorFor(text);

        assertThat(error.get("code").asString()).isEqualTo("invalid-request");
        assertThat(error.get("message").asString()).contains("get_history", "unsubscribe");
    }

    @Test
    void a_command_that_does_not_exist() {
        JsonNode error = errorFor("{\"type\": \"get_everything\"}");

        assertThat(error.at("/violations/0/pointer").asString()).isEqualTo("/type");
        assertThat(error.at("/violations/0/rejected").asString()).isEqualTo("get_everything");
        assertThat(error.at("/violations/0/allowed")).hasSize(6);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "get_history | 'limit': 0 | /limit",
                "get_history | 'limit': 1001 | /limit",
                "get_history | 'limit': 'many' | /limit",
                "get_history | 'limit': 2.5 | /limit",
                "get_history | 'contract_id': 5 | /contract_id",
                "get_history | 'location': 'Delhi' | /location",
                "get_history | 'location': {} | /location",
                "get_history | 'before': 'yesterday' | /before",
                "get_history | 'before': 5 | /before",
                "get_history | 'limits': 5 | /limits",
                "get_history | 'a/b~c': 5 | /a~1b~0c",
                "get_status | 'verbose': true | /verbose",
                "heartbeat | 'timestamp': 'now' | /timestamp",
                "unsubscribe | 'contract_ids': ['c'] | /contract_ids",
                "subscribe | 'contract_ids': 5 | /contract_ids",
                "subscribe | 'contract_ids': [''] | /contract_ids",
                "subscribe | 'contract_ids': ['a', 5] | /contract_ids",
                "subscribe | 'locations': 'Delhi' | /locations",
                "subscribe | 'contract_id': 'c' | /contract_id",
                "subscribe | 'replay': 'all' | /replay",
                "subscribe | 'replay': true | /replay",
                "subscribe | 'since': 'garbage' | /since",
                "subscribe | 'since': 5 | /since",
                "subscribe | 'slow': 'never' | /slow",
                "subscribe | 'max_rate': 0 | /max_rate",
                "subscribe | 'max_rate': 5, 'slow': 'all' | /max_rate",
                "contract_update | 'idempotency_key': 'k' | /data",
                "contract_update | 'data': {}, 'idempotency_key': '' | /idempotency_key",
                "contract_update | 'data': {}, 'idempotency_key': 5 | /idempotency_key",
                "contract_update | 'data': {}, 'key': 'k' | /key",
                "contract_update | 'data': [] | /data",
                "contract_update | 'data': null | /data",
                "contract_update | 'data': {'contract_id': 5} | /data/contract_id"
            })
    void a_field_that_is_wrong(String command, String fields, String pointer) {
        String json = "{'type': '" + command + "', " + fields + "}";

        JsonNode error = errorFor(json.replace('\'', '"'));

        assertThat(error.get("violations").findValuesAsString("pointer")).contains(pointer);
        assertThat(error.at("/violations/0/message").asString()).isNotEmpty();
    }

    @Test
    void an_update_that_breaks_rules() {
        JsonNode error =
                errorFor(
                        "{\"type\": \"contract_update\", \"data\":"
                                + " {\"contract_id\": \"c\", \"location\": \"Delhi\", \"colour\": 1}}");

        assertThat(error.get("code").asString()).isEqualTo("invalid-update");
        assertThat(error.get("violations").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder(
                        "/data/location", "/data/status", "/data/timestamp", "/data/colour");
        assertThat(error.toString()).contains("\"allowed\":[\"Chennai\"");
    }

    @Test
    void a_message_that_is_too_large() {
        JsonNode error = errorFor("{\"type\": \"" + "x".repeat(70_000) + "\"}");

        assertThat(error.get("code").asString()).isEqualTo("too-large");
        assertThat(error.get("message").asString()).contains("65536 bytes at most");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ws", "/stomp", "/api/ws"})
    void a_request_that_is_no_handshake_is_answered_with_a_problem(String path) {
        var answer = node().http().get(path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("content-type")).hasValue("application/problem+json");
        assertThat(answer.json().get("detail").asString()).contains("WebSocket");
    }

    @Test
    void a_subscribe_that_is_wrong_changes_nothing() {
        String contract = freshContract();
        try (var client = JsonClient.welcomed(node(), "?contract_id=" + contract)) {
            client.ask("{\"type\": \"subscribe\", \"slow\": \"never\"}", "error");

            Feed.update(contract, "Chennai");

            assertThat(client.nextOf(contract).has("data")).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "location=Delhi,/location",
        "contract_id=a%00b,/contract_id",
        "replay=all,/replay",
        "limit=0,/limit",
        "slow=never,/slow",
        "max-rate=-1,/max-rate",
        "max-rate=5&slow=disconnect,/max-rate",
        "since=garbage,/since"
    })
    void a_query_that_is_wrong_subscribes_to_nothing(String query, String pointer) {
        String contract = freshContract();
        try (var client = JsonClient.welcomed(node(), "?" + query)) {
            JsonNode error = client.next("error");
            Feed.updateSeenBy(node(), contract, "Chennai");
            client.send("{\"type\": \"get_status\"}");

            assertThat(error.at("/violations/0/pointer").asString()).isEqualTo(pointer);
            assertThat(error.get("message").asString()).contains("subscribed to nothing");
            assertThat(client.until("status")).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/ws?locations=Chennai,locations is no parameter of this call; the nearest that it has is"
                + " location",
        "/api/ws?contractId=c,contractId is no parameter of this call; the nearest that it has is"
                + " contract_id",
        "/ws?replay=latest&replay=none,replay came 2 times; send it once",
        "/stomp?replay=latest,replay is no parameter of this call, which has none"
    })
    void parameters_that_are_not_known_are_refused_by_name(String path, String detail) {
        String handshake = Handshake.request(node(), path) + "\n";

        Handshake.Answer answer = Handshake.exchange(node(), handshake.replace("\n", "\r\n"));

        assertThat(answer.head()).first().asString().contains(" 400 ");
        assertThat(answer.body()).contains(detail);
    }

    @Test
    void parameters_that_are_empty_are_as_if_not_sent() {
        String contract = freshContract();
        String query = "?contract_id=&location=&replay=&limit=&since=&slow=&max-rate=";
        try (var client = JsonClient.welcomed(node(), query)) {
            Feed.update(contract, "Chennai");

            assertThat(client.nextOf(contract).has("data")).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"contract_id=%zz", "contract_id=%", "contract_id=%FF"})
    void a_query_that_cannot_be_read_is_refused_and_leaves_no_connection(String query) {
        await().until(() -> connections() == 0); // those of tests before are gone

        var answer = Handshake.ask(node(), "/ws?" + query);

        assertThat(answer).first().asString().contains(" 400 ");
        assertThat(answer).contains("content-type: application/problem+json");
        await().until(() -> connections() == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a|b", "[c]", "{d}", "^", "`", "\\", "<>"})
    void what_browsers_leave_as_it_is_in_a_query_may_stand_there(String contract) {
        var answer = Handshake.ask(node(), "/ws?contract_id=" + contract);

        assertThat(answer).first().asString().contains(" 101 ");
    }

    private static long connections() {
        return node().http().get("/contracts/status").json().get("connections").asLong();
    }

    private static JsonNode errorFor(String text) {
        try (var client = JsonClient.welcomed(node(), "?contract_id=" + freshContract())) {
            JsonNode error = client.ask(text, "error");
            client.ask("{\"type\": \"get_status\"}", "status");
            return error;
        }
    }
}
