package dev.switchboard.broadcast.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.broadcast.client.Feed;
import dev.switchboard.testkit.client.JsonClient;
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
                "get_history | 'limit': 1e99 | /limit",
                "get_history | 'limit': 1e999999999 | /limit",
                "get_history | 'limit': '+5' | /limit",
                "get_history | 'contract_id': 5 | /contract_id",
                "get_history | 'location': 'Delhi' | /location",
                "get_history | 'location': {} | /location",
                "get_history | 'before': 'yesterday' | /before",
                "get_history | 'before': 5 | /before",
                "get_history | 'limits': 5 | /limits",
                "get_history | 'a/b~c': 5 | /a~1b~0c",
                "get_status | 'verbose': true | /verbose",
                "heartbeat | 'time': 'now' | /time",
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

    @Test
    void a_subscribe_that_is_wrong_changes_nothing() {
        String contract = freshContract();
        try (var client = JsonClient.welcomed(node(), "?contract_id=" + contract)) {
            client.ask("{\"type\": \"subscribe\", \"slow\": \"never\"}", "error");

            Feed.update(contract, "Chennai");

            assertThat(client.nextOf(contract).has("data")).isTrue();
        }
    }

    private static JsonNode errorFor(String text) {
        try (var client = JsonClient.welcomed(node(), "?contract_id=" + freshContract())) {
            JsonNode error = client.ask(text, "error");
            client.ask("{\"type\": \"get_status\"}", "status");
            return error;
        }
    }
}
