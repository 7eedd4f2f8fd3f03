package dev.switchboard.broadcast.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.testkit.client.JsonClient;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer repeats what its command was called. */
final class RequestIdTest extends BroadcastTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"r-1\"",
                "7",
                "1.5",
                "true",
                "null",
                "[1,\"a\"]",
                "{\"a\":{\"b\":[null]}}",
                "12345678901234567890",
                "\"ü契約🚢\"",
                "1e400",
                "-1E-400",
                "0.1000",
                "-0",
                "0.123456789012345678901234567890",
                "123456789012345678901234567890.5",
                "\"\\u00fc\\/\\\"\\ud800\"",
                "\"\"",
                "[ 1 ,  {\"b\": 1e400} ]",
                "{ \"request_id\" : [ ] }"
            })
    void an_answer_repeats_the_request_id_to_the_letter(String requestId) {
        for (String command :
                List.of(
                        "{\"type\": \"get_status\", \"request_id\": %s}",
                        "{\"request_id\":%s,\"type\":\"get_status\"}",
                        "{\"a\": {\"request_id\": 1}, \"request_id\" :  %s  , \"type\": 5}")) {
            try (var client = JsonClient.welcomed(node(), "?contract_id=none")) {
                client.send(command.formatted(requestId));

                assertThat(client.nextTextWith("\"request_id\":"))
                        .endsWith("\"request_id\":" + requestId + "}");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\": \"get_history\", \"limit\": 1, \"request_id\": 1}",
                "{\"type\": \"get_history\", \"limit\": 0, \"request_id\": 1}",
                "{\"type\": \"get_status\", \"request_id\": 1}",
                "{\"type\": \"heartbeat\", \"request_id\": 1}",
                "{\"type\": \"subscribe\", \"request_id\": 1}",
                "{\"type\": \"subscribe\", \"slow\": \"x\", \"request_id\": 1}",
                "{\"type\": \"unsubscribe\", \"request_id\": 1}",
                "{\"type\": \"contract_update\", \"request_id\": 1}",
                "{\"type\": \"contract_update\", \"data\": {}, \"request_id\": 1}",
                "{\"type\": \"unheard_of\", \"request_id\": 1}",
                "{\"request_id\": 1}"
            })
    void every_answer_repeats_the_request_id(String command) {
        try (var client = JsonClient.welcomed(node(), "?contract_id=" + freshContract())) {
            assertThat(client.send(command).nextWhere("request_id").get("request_id").asInt())
                    .isEqualTo(1);
        }
    }
}
