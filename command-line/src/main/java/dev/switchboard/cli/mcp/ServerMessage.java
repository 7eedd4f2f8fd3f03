package dev.switchboard.cli.mcp;

import dev.switchboard.model.json.Json;
import dev.switchboard.model.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the server says.
 *
 * @param line as it came, on one line
 */
record ServerMessage(String line, JsonNode json) {

    /** Made here. */
    static ServerMessage of(ObjectNode json) {
        return new ServerMessage(json.toString(), json);
    }

    /** Reads a message, or several in an array; empty where it is neither. */
    static Optional<ServerMessage> read(String text) {
        try {
            JsonNode json = Json.read(text.getBytes(StandardCharsets.UTF_8));
            // Between the values of JSON a line break is a space, and in them there is none.
            String line = text.replace('\n', ' ').replace('\r', ' ').strip();
            return isMessage(json) || json.isArray()
                    ? Optional.of(new ServerMessage(line, json))
                    : Optional.empty();
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }

    private static boolean isMessage(JsonNode json) {
        return json.has("method") || json.has("result") || json.has("error");
    }

    /** Whether it responds to a request, or to several. */
    boolean isResponse() {
        return json.isArray() || (!json.has("method") && isMessage(json));
    }

    boolean isError() {
        return json.has("error");
    }

    /** Whether it is an error of that code. */
    boolean isError(int code) {
        return json.path("error").path("code").asInt(0) == code;
    }

    /** The same as the response to that request, where it does not say to which it belongs. */
    ServerMessage to(JsonNode id) {
        JsonNode own = json.path("id");
        return isError() && (own.isMissingNode() || own.isNull())
                ? of(ErrorResponse.of(id, json.path("error")))
                : this;
    }
}
