package dev.switchboard.router.server;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.encryption.EncryptionKeys;
import dev.switchboard.router.primitive.InputRequest;
import dev.switchboard.router.protocol.ErrorCode;
import dev.switchboard.router.protocol.JsonRpcMessage.Request;
import dev.switchboard.router.protocol.McpException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Requests that take several rounds (MCP 2026-07-28, Multi Round-Trip Requests). The client holds
 * all answers so far in an encrypted state, bound to the caller, the request and a time, so that
 * any replica can continue. Thread-safe.
 */
final class InputRounds {

    /** How long a client may take for its answers. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    /** The largest number of rounds of a request. */
    static final int MOST = 10;

    static final String INPUT_RESPONSES = "inputResponses";
    private static final String REQUEST_STATE = "requestState";

    private final EncryptionKeys keys;
    private final String purpose;
    private final Clock clock;

    /**
     * The state at the beginning of a round.
     *
     * @param answers by the keys of their questions
     * @param number how many rounds went before
     * @param carried what the questions of the last round were given along; null if nothing
     */
    record Round(ObjectNode answers, int number, @Nullable JsonNode carried) {

        boolean isFirst() {
            return number == 0 && answers.isEmpty();
        }
    }

    InputRounds(EncryptionKeys keys, String path, Clock clock) {
        this.purpose = "request-state" + path;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Reads the state and the answers that the client sends, if any.
     *
     * @param caller tells who sends the request
     * @throws McpException when its state is invalid, another caller's, another request's or
     *     expired, or its answers are invalid
     */
    Round begin(Request request, Supplier<String> caller) {
        Round before = before(request, caller);
        switch (request.params().get(INPUT_RESPONSES)) {
            case null -> {}
            case ObjectNode responses ->
                    responses
                            .properties()
                            .forEach(response -> {
                                if (!response.getValue().isObject()) {
                                    throw invalid(
                                            "each of params.inputResponses must be an object,"
                                                    + " the result of its request");
                                }
                                before.answers().set(response.getKey(), response.getValue());
                            });
            case JsonNode _ -> throw invalid("params.inputResponses must be a JSON object");
        }
        return before;
    }

    private Round before(Request request, Supplier<String> caller) {
        JsonNode state = request.params().get(REQUEST_STATE);
        if (state == null) {
            return new Round(Json.MAPPER.createObjectNode(), 0, null);
        }
        JsonNode opened =
                keys.decrypt(state.isString() ? state.asString() : "", purpose)
                        .map(bytes -> Json.MAPPER.readTree(bytes))
                        .orElseThrow(() ->
                                invalid(
                                        "params.requestState is invalid: return it unchanged,"
                                                + " or start again without it"));
        if (!opened.path("caller").asString("").equals(caller.get())
                || !opened.path("request").asString("").equals(digest(request))) {
            throw invalid("params.requestState belongs to another request; start again without it");
        }
        if (opened.path("expires").asLong(0) < clock.millis()) {
            throw invalid(
                    "params.requestState expired after %d minutes; start again without it"
                            .formatted(PATIENCE.toMinutes()));
        }
        return new Round(
                opened.path("answers").asObject(),
                opened.path("round").asInt(0),
                opened.get("carried"));
    }

    /** The result that requests answers to these questions from the client. */
    ObjectNode inputRequired(
            Request request, String caller, Round round, InputRequiredException required) {
        Map<String, InputRequest> questions = required.questions();
        if (round.number() >= MOST) {
            throw new McpException(
                    ErrorCode.INTERNAL_ERROR,
                    "input still incomplete after %d rounds; start again".formatted(MOST));
        }
        ObjectNode result = Json.MAPPER.createObjectNode();
        result.put("resultType", "input_required");
        ObjectNode requests = result.putObject("inputRequests");
        new TreeMap<>(questions)
                .forEach((key, question) ->
                        requests.putObject(key)
                                .put("method", question.method())
                                .set("params", question.params()));
        ObjectNode state = Json.MAPPER.createObjectNode();
        state.put("caller", caller)
                .put("request", digest(request))
                .put("expires", clock.millis() + PATIENCE.toMillis())
                .put("round", round.number() + 1)
                .set("answers", round.answers());
        if (required.state() != null) {
            state.set("carried", required.state());
        }
        return result.put(
                REQUEST_STATE, keys.encrypt(Json.MAPPER.writeValueAsBytes(state), purpose));
    }

    /** A digest of a request that does not depend on how its JSON is formatted. */
    private static String digest(Request request) {
        ObjectNode params = request.params().deepCopy();
        params.remove("_meta");
        params.remove(INPUT_RESPONSES);
        params.remove(REQUEST_STATE);
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(
                                    (request.method() + Json.sorted(params))
                                            .getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static McpException invalid(String message) {
        return new McpException(ErrorCode.INVALID_PARAMS, message);
    }
}
