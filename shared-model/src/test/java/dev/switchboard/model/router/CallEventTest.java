package dev.switchboard.model.router;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.model.json.Json;
import dev.switchboard.model.router.CallEvent.Arguments;
import dev.switchboard.model.router.CallEvent.Origin;
import dev.switchboard.model.router.CallEvent.Result;
import dev.switchboard.model.router.CallEvent.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

class CallEventTest {

    private static final UUID ID = UUID.fromString("5f0c2d1e-9a77-4a53-b0b6-5e1f6f0f8c11");
    private static final Instant TIME = Instant.parse("2026-01-01T12:00:00.123Z");
    private static final String HASH = "sha256:" + "0a".repeat(32);

    private static final CallEvent WHOLE =
            new CallEvent(
                    ID,
                    TIME,
                    new Target(
                            "/mcp",
                            "tools/call",
                            new ServerName("weather"),
                            "forecast",
                            "weather__forecast"),
                    new Origin("k-7", "inspector/1.2", ProtocolEra.STATELESS),
                    new Result(
                            CallOutcome.ERROR,
                            -32602,
                            "no such city",
                            Duration.ofNanos(12_345_678),
                            120,
                            80),
                    new Arguments(HASH, Json.MAPPER.createObjectNode().put("city", "Pune")),
                    "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

    private static final CallEvent BARE =
            new CallEvent(
                    ID,
                    TIME,
                    new Target("/mcp", "completion/complete", ServerName.SWITCHBOARD, null, null),
                    new Origin("", null, ProtocolEra.SESSION),
                    result(CallOutcome.OK, null),
                    Arguments.NONE,
                    null);

    private static Result result(CallOutcome outcome, String error) {
        return new Result(outcome, null, error, Duration.ofMillis(5), 0, 0);
    }

    @Test
    void its_json_is_one_flat_object() {
        assertThat(Json.MAPPER.readTree(WHOLE.toJson()))
                .isEqualTo(
                        Json.MAPPER.readTree(
                                """
                                {"call_id": "5f0c2d1e-9a77-4a53-b0b6-5e1f6f0f8c11",
                                 "time": "2026-01-01T12:00:00.123Z",
                                 "endpoint": "/mcp", "method": "tools/call", "server": "weather",
                                 "name": "forecast", "exposed_name": "weather__forecast",
                                 "caller": "k-7", "client": "inspector/1.2", "era": "stateless",
                                 "outcome": "error", "error_code": -32602,
                                 "error": "no such city", "duration_ms": 12.345,
                                 "request_bytes": 120, "response_bytes": 80,
                                 "arguments_hash": "%s", "arguments": {"city": "Pune"},
                                 "traceparent":
                                  "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"}
                                """
                                        .formatted(HASH)));
    }

    @Test
    void what_has_no_value_is_absent() {
        assertThat(Json.MAPPER.readTree(BARE.toJson()).propertyNames())
                .containsExactly(
                        "call_id",
                        "time",
                        "endpoint",
                        "method",
                        "server",
                        "caller",
                        "era",
                        "outcome",
                        "duration_ms",
                        "request_bytes",
                        "response_bytes");
    }

    @Test
    void it_is_read_as_it_was_written() throws Exception {
        assertThat(CallEvent.read(WHOLE.toJson())).isEqualTo(WHOLE);
        assertThat(CallEvent.read(BARE.toJson())).isEqualTo(BARE);
    }

    @ParameterizedTest
    @EnumSource
    void every_outcome_is_read_as_it_was_written(CallOutcome outcome) throws Exception {
        CallEvent call =
                new CallEvent(
                        ID,
                        TIME,
                        BARE.target(),
                        BARE.origin(),
                        result(outcome, null),
                        Arguments.NONE,
                        null);

        assertThat(CallEvent.read(call.toJson())).isEqualTo(call);
        assertThat(CallOutcome.ofLabel(outcome.label())).contains(outcome);
    }

    @Test
    void unknown_fields_are_ignored_and_null_is_absent() throws Exception {
        ObjectNode later = (ObjectNode) Json.MAPPER.readTree(BARE.toJson());
        later.put("of_a_later_version", 1).putNull("error_code").putNull("arguments");

        assertThat(CallEvent.read(later.toString().getBytes(UTF_8))).isEqualTo(BARE);
    }

    @ParameterizedTest
    @CsvSource({
        "call_id, 7, call_id must be a string",
        "call_id, '\"7\"', call_id must be a UUID",
        "time, '\"noon\"', time must be an ISO 8601 instant",
        "server, null, server is required",
        "server, '\"\"', server must not be empty",
        "outcome, '\"fine\"', 'outcome must be one of ok, tool_error'",
        "duration_ms, -1, duration_ms must be a number of milliseconds",
        "duration_ms, 1e300, duration_ms must be a number of milliseconds",
        "request_bytes, 1.5, request_bytes must be a whole number",
        "response_bytes, -1, must not be negative",
        "error_code, '\"x\"', error_code must be a whole number",
        "arguments_hash, '\"md5:1\"', arguments_hash must be sha256:",
    })
    void what_breaks_a_rule_is_refused_with_its_name(String field, String value, String why)
            throws Exception {
        ObjectNode faulty = (ObjectNode) Json.MAPPER.readTree(WHOLE.toJson());
        faulty.set(field, Json.MAPPER.readTree(value));

        assertThatThrownBy(() -> CallEvent.read(faulty.toString().getBytes(UTF_8)))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource({"[], not a JSON object", "{, the JSON ends", "{}, call_id is required"})
    void what_is_no_call_is_refused(String value, String why) {
        assertThatThrownBy(() -> CallEvent.read(value.getBytes(UTF_8)))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining(why);
    }

    @Test
    void a_text_whose_length_others_chose_is_shortened() {
        Result result = result(CallOutcome.ERROR, "\uD83D\uDE00".repeat(600));

        assertThat(result.error()).isEqualTo("\uD83D\uDE00".repeat(500));
        assertThat(new Target("/mcp", "m", ServerName.SWITCHBOARD, "x".repeat(3000), null).name())
                .hasSize(2000);
    }

    @Test
    void a_server_has_no_name_that_could_not_be_told_apart() {
        assertThat(ServerName.fault("a".repeat(201))).hasValueSatisfying(f -> f.contains("201"));
        assertThat(ServerName.fault("a\nb")).isPresent();
        assertThat(ServerName.fault("\uD83D")).isPresent();
        assertThat(ServerName.fault("io.github.someone/weather")).isEmpty();
    }
}
