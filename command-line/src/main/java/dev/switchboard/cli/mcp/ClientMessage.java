package dev.switchboard.cli.mcp;

import dev.switchboard.model.json.Json;
import dev.switchboard.model.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the client wrote. What is in it is read only as far as it is needed here. */
sealed interface ClientMessage {

    String INITIALIZE = "initialize";

    /**
     * Asks for a response.
     *
     * @param line as it came
     */
    record Request(String line, JsonNode id, String method, JsonNode params)
            implements ClientMessage {

        private static final String VERSION = "io.modelcontextprotocol/protocolVersion";

        /** The revision that the request names itself; null in those that have sessions. */
        @Nullable String version() {
            JsonNode version = params.path("_meta").path(VERSION);
            return version.isString() ? version.asString() : null;
        }

        /** Whether it stays under way until one side ends it. */
        boolean isListening() {
            return method.equals("subscriptions/listen");
        }

        /** Whether the server may get it twice without doing anything twice. */
        boolean isRepeatable() {
            return Methods.REPEATABLE.contains(method);
        }
    }

    /** Asks for nothing. */
    record Notification(String line, String method, JsonNode params) implements ClientMessage {}

    /** Answers a question of the server. */
    record Response(String line) implements ClientMessage {}

    /**
     * No message.
     *
     * @param error the response to it
     */
    record Unreadable(ObjectNode error) implements ClientMessage {}

    /** Reads a line: one message, or several in an array, which revision 2025-03-26 allows. */
    static List<ClientMessage> of(byte[] line) {
        try {
            JsonNode json = Json.read(line);
            return json instanceof ArrayNode batch && !batch.isEmpty()
                    ? batch.valueStream().map(ClientMessage::part).toList()
                    : List.of(of(new String(line, StandardCharsets.UTF_8), json));
        } catch (MalformedJsonException e) {
            return List.of(unreadable(null, ErrorResponse.PARSE, "no JSON: " + e.getMessage()));
        }
    }

    /** What a line is that is longer than that many bytes. */
    static ClientMessage tooLong(int bytes) {
        return unreadable(
                null,
                ErrorResponse.INVALID_REQUEST,
                "a message must not have more than %d MB".formatted(bytes >> 20));
    }

    private static ClientMessage part(JsonNode json) {
        return of(json.toString(), json);
    }

    private static ClientMessage of(String line, JsonNode json) {
        return json instanceof ObjectNode object
                ? of(line, object)
                : unreadable(
                        null, ErrorResponse.INVALID_REQUEST, "a message must be a JSON object");
    }

    private static Unreadable unreadable(@Nullable JsonNode id, int code, String why) {
        return new Unreadable(ErrorResponse.of(id, code, why));
    }

    private static ClientMessage of(String line, ObjectNode object) {
        JsonNode id = object.get("id");
        JsonNode method = object.path("method");
        if (!method.isString()) {
            return id != null && (object.has("result") || object.has("error"))
                    ? new Response(line)
                    : unreadable(id, ErrorResponse.INVALID_REQUEST, "method must be a string");
        }
        return id == null
                ? new Notification(line, method.asString(), object.path("params"))
                : new Request(line, id, method.asString(), object.path("params"));
    }
}
