package dev.switchboard.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.model.json.Json;
import java.time.LocalTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class MessageLineTest {

    private static final LocalTime NINE_FIVE = LocalTime.of(9, 5);
    private static final String UPDATE =
            """
            {"type": "contract_update", "id": "contracts-0-1", "cursor": "x", "test": %s,
             "data": {"contract_id": "c-42", "location": "Chennai", "status": "active",
                      "timestamp": "2024-01-01T12:00:00Z"}}
            """;

    @Test
    void update_is_one_line() {
        assertThat(line(UPDATE.formatted(false), false))
                .hasValue(
                        "09:05:00.000  update    c-42                      Chennai     active  "
                                + "  2024-01-01T12:00:00Z      contracts-0-1");
    }

    @Test
    void test_update_is_told_from_a_real_one() {
        assertThat(line(UPDATE.formatted(true), false).orElseThrow())
                .startsWith("09:05:00.000  test      c-42 ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"type\":\"contract_removed\",\"contract_id\":\"c-1\"}|removed   c-1",
                "{\"type\":\"contract_left\",\"contract_id\":\"c-1\"}|left      c-1",
                "{\"type\":\"missed\",\"count\":7}|missed    7 updates, too slow for them",
                "{\"type\":\"replay_begin\",\"snapshot\":true}|replay    begins: the latest of each contract",
                "{\"type\":\"replay_complete\"}|replay    complete, live from here",
                "{\"type\":\"error\",\"code\":\"x\",\"message\":\"no\"}|error     x no",
                "{\"type\":\"news\"}|news      {\"type\":\"news\"}",
            })
    void other_messages_are_put_in_words(String message, String expected) {
        assertThat(line(message, false)).hasValue("09:05:00.000  " + expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "false | true  | false | the latest of each contract",
                "false | false | false | the history",
                "true  | false | true  | what came in between",
                "true  | true  | false"
                        + " | the latest of each contract; what came in between is no longer known",
            })
    void a_replay_says_what_follows(
            boolean resuming, boolean snapshot, boolean recovered, String expected) {
        JsonNode begin =
                Json.MAPPER
                        .createObjectNode()
                        .put("type", "replay_begin")
                        .put("snapshot", snapshot)
                        .put("recovered", recovered);

        assertThat(new MessageLine(false).of(begin, NINE_FIVE, resuming))
                .hasValue("09:05:00.000  replay    begins: " + expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"welcome", "subscribed", "heartbeat", "position"})
    void messages_that_keep_the_connection_alive_are_not_shown(String type) {
        assertThat(line("{\"type\":\"%s\"}".formatted(type), false)).isEmpty();
    }

    @Test
    void colours_only_where_they_are_wanted() {
        assertThat(line(UPDATE.formatted(false), true).orElseThrow()).contains("\u001b[32mactive");
        assertThat(line(UPDATE.formatted(false), false).orElseThrow()).doesNotContain("\u001b");
    }

    @Test
    void what_is_wrong_with_a_subscription_is_told_rule_by_rule() {
        String error =
                """
                {"type": "error", "code": "invalid-request", "message": "it breaks rules",
                 "violations": [{"pointer": "/location", "message": "must be one of Chennai, Mumbai",
                                 "rejected": "Paris"}]}\
                """;

        assertThat(line(error, false).orElseThrow())
                .endsWith(
                        "invalid-request it breaks rules: location must be one of Chennai, Mumbai:"
                                + " \"Paris\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"c-42", "Chennai", "active", "2024-01-01T12:00:00Z", "contracts-0-1"})
    void nothing_that_others_wrote_moves_the_cursor(String field) {
        assertThat(UPDATE).contains(field);
        String evil = UPDATE.formatted(false).replace(field, "\\u001b[2J\\u0007");

        assertThat(line(evil, false).orElseThrow()).contains("\\u001b[2J\\u0007");
    }

    private static Optional<String> line(String message, boolean colours) {
        return new MessageLine(colours).of(Json.MAPPER.readTree(message), NINE_FIVE, false);
    }
}
