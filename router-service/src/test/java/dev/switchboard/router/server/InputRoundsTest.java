package dev.switchboard.router.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.encryption.EncryptionKeys;
import dev.switchboard.router.primitive.InputRequest;
import dev.switchboard.router.protocol.ErrorCode;
import dev.switchboard.router.protocol.JsonRpcMessage.Request;
import dev.switchboard.router.protocol.McpException;
import dev.switchboard.router.server.InputRounds.Round;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;

class InputRoundsTest {

    private static final String CALL = "{\"name\": \"t\", \"arguments\": {\"a\": 1, \"b\": [2]}}";
    private static final Map<String, InputRequest> QUESTION =
            Map.of("who", InputRequest.elicit("Who?", Json.MAPPER.createObjectNode()));

    private final byte[] key = new byte[EncryptionKeys.KEY_BYTES];
    private Instant now = Instant.parse("2026-07-28T12:00:00Z");

    @Test
    void answers_of_all_rounds_come_together() {
        String first = ask(request(CALL), "me");
        Request second = retry(CALL, first, "{\"who\": {\"action\": \"accept\"}}");
        Round round = rounds().begin(second, () -> "me");
        assertThat(round.number()).isEqualTo(1);
        String state =
                rounds().inputRequired(second, "me", round, required(null))
                        .get("requestState")
                        .asString();

        Round third = rounds().begin(retry(CALL, state, "{\"color\": {\"x\": 1}}"), () -> "me");

        assertThat(third.number()).isEqualTo(2);
        assertThat(third.answers())
                .hasToString("{\"who\":{\"action\":\"accept\"},\"color\":{\"x\":1}}");
    }

    @Test
    void answers_that_nobody_asked_for_yet_count_too() {
        Round round = rounds().begin(retry(CALL, null, "{\"who\": {\"x\": 1}}"), () -> "me");

        assertThat(round.number()).isZero();
        assertThat(round.answers()).hasToString("{\"who\":{\"x\":1}}");
    }

    @Test
    void the_order_of_fields_and_the_metadata_do_not_matter() {
        String state = ask(request(CALL), "me");
        String same =
                "{\"_meta\": {\"x\": 1}, \"arguments\": {\"b\": [2], \"a\": 1}, \"name\": \"t\"}";

        assertThat(rounds().begin(retry(same, state, "{}"), () -> "me").number()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"other\", \"arguments\": {\"a\": 1, \"b\": [2]}}",
                "{\"name\": \"t\", \"arguments\": {\"a\": 2, \"b\": [2]}}",
                "{\"name\": \"t\"}"
            })
    void a_state_is_good_for_its_request_alone(String other) {
        String state = ask(request(CALL), "me");

        assertThat(refused(retry(other, state, "{}"), "me").message())
                .contains("belongs to another request");
    }

    @Test
    void a_state_is_good_for_its_caller_alone() {
        String state = ask(request(CALL), "me");

        assertThat(refused(retry(CALL, state, "{}"), "you").message())
                .contains("belongs to another request");
    }

    @Test
    void a_state_is_good_for_a_time() {
        String state = ask(request(CALL), "me");
        now = now.plus(InputRounds.PATIENCE).plusMillis(1);

        assertThat(refused(retry(CALL, state, "{}"), "me").message())
                .contains("expired after 10 minutes");
    }

    @Test
    void a_state_that_was_changed_anywhere_is_refused() {
        String state = ask(request(CALL), "me");

        // its bytes: of the last character some bits may stand for nothing
        byte[] bytes = Base64.getUrlDecoder().decode(state);
        for (int i = 0; i < bytes.length; i++) {
            byte[] other = bytes.clone();
            other[i] ^= 1;
            String changed = Base64.getUrlEncoder().withoutPadding().encodeToString(other);
            assertThat(refused(retry(CALL, changed, "{}"), "me").message())
                    .contains("params.requestState is invalid");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AAAAAAAAAAAAAAAA", "not base64!"})
    void a_state_that_is_none_is_refused(String state) {
        assertThat(refused(retry(CALL, state, "{}"), "me").code())
                .isEqualTo(ErrorCode.INVALID_PARAMS.code());
    }

    @Test
    void a_state_under_a_key_of_before_is_good_while_that_is_kept() {
        String state = ask(request(CALL), "me");
        byte[] newer = {
            1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24,
            25, 26, 27, 28, 29, 30, 31, 32
        };

        assertThat(
                        new InputRounds(new EncryptionKeys(List.of(newer, key)), "", clock())
                                .begin(retry(CALL, state, "{}"), () -> "me")
                                .number())
                .isEqualTo(1);
        assertThat(
                        catchThrowableOfType(
                                McpException.class,
                                () ->
                                        new InputRounds(
                                                        new EncryptionKeys(List.of(newer)),
                                                        "",
                                                        clock())
                                                .begin(retry(CALL, state, "{}"), () -> "me")))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "7", "{\"who\": 12345}", "{\"who\": null}"})
    void answers_that_are_none_are_refused(String responses) {
        assertThat(refused(retry(CALL, null, responses), "me").code())
                .isEqualTo(ErrorCode.INVALID_PARAMS.code());
    }

    @Test
    void what_asks_without_end_is_ended() {
        Round round = new Round(Json.MAPPER.createObjectNode(), InputRounds.MOST, null);

        assertThat(
                        catchThrowableOfType(
                                McpException.class,
                                () ->
                                        rounds().inputRequired(
                                                        request(CALL),
                                                        "me",
                                                        round,
                                                        required(null))))
                .hasMessageContaining("after 10 rounds");
    }

    @Test
    void what_the_questioner_gives_along_comes_back_to_it() {
        Request first = request(CALL);
        String state =
                rounds().inputRequired(
                                first,
                                "me",
                                rounds().begin(first, () -> "me"),
                                required(Json.MAPPER.readTree("\"theirs\"")))
                        .get("requestState")
                        .asString();

        Round second = rounds().begin(retry(CALL, state, "{}"), () -> "me");

        assertThat(second.carried()).hasToString("\"theirs\"");
    }

    private static InputRequiredException required(@Nullable JsonNode state) {
        return new InputRequiredException(QUESTION, state);
    }

    private String ask(Request request, String caller) {
        return rounds().inputRequired(
                        request, caller, rounds().begin(request, () -> caller), required(null))
                .get("requestState")
                .asString();
    }

    private McpException refused(Request request, String caller) {
        return catchThrowableOfType(
                McpException.class, () -> rounds().begin(request, () -> caller));
    }

    private InputRounds rounds() {
        return new InputRounds(new EncryptionKeys(List.of(key)), "", clock());
    }

    private Clock clock() {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private static Request request(String params) {
        return new Request(
                IntNode.valueOf(1), "tools/call", (ObjectNode) Json.MAPPER.readTree(params));
    }

    private static Request retry(String params, @Nullable String state, String responses) {
        Request request = request(params);
        request.params().set("inputResponses", Json.MAPPER.readTree(responses));
        if (state != null) {
            request.params().put("requestState", state);
        }
        return request;
    }
}
