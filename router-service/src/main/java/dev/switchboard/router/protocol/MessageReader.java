package dev.switchboard.router.protocol;

import dev.switchboard.model.json.Json;
import dev.switchboard.model.json.MalformedJsonException;
import dev.switchboard.router.protocol.JsonRpcMessage.Notification;
import dev.switchboard.router.protocol.JsonRpcMessage.Request;
import dev.switchboard.router.protocol.JsonRpcMessage.Response;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Parses the messages of clients (MCP 2026-07-28, Base Protocol, Messages). */
public final class MessageReader {

    private MessageReader() {}

    /**
     * Reads a body as JSON, a message or, in revision 2025-03-26, an array of them.
     *
     * @throws McpException when it is neither
     */
    public static JsonNode json(byte[] utf8) {
        JsonNode json;
        try {
            json = Json.read(utf8);
        } catch (MalformedJsonException e) {
            throw new McpException(ErrorCode.PARSE_ERROR, "the body is no JSON: " + e.getMessage());
        }
        if (!json.isObject() && !json.isArray()) {
            throw invalid("the body must be a JSON object, a JSON-RPC 2.0 message");
        }
        return json;
    }

    /**
     * Reads one message.
     *
     * @throws McpException when it is none, with its id where that can be read
     */
    public static JsonRpcMessage read(byte[] utf8) {
        return message(json(utf8));
    }

    /**
     * Reads one message.
     *
     * @throws McpException when it is none, with its id where that can be read
     */
    public static JsonRpcMessage message(JsonNode json) {
        if (json instanceof ObjectNode message) {
            return message(message);
        }
        throw invalid(
                json.isArray()
                        ? "the body is an array; send each message in a request of its own"
                        : "a message must be a JSON object");
    }

    private static JsonRpcMessage message(ObjectNode message) {
        JsonNode id = message.get("id");
        if (id != null && !id.isString() && !id.isIntegralNumber()) {
            throw invalid("id must be a string or an integer");
        }
        try {
            if (!"2.0".equals(text(message.get("jsonrpc")))) {
                throw invalid("jsonrpc must be \"2.0\"");
            }
            String method = text(message.get("method"));
            if (method == null) {
                return response(message, id);
            }
            ObjectNode params = params(message);
            return id == null ? new Notification(method, params) : new Request(id, method, params);
        } catch (McpException e) {
            throw id == null ? e : e.to(id);
        }
    }

    private static Response response(ObjectNode message, @Nullable JsonNode id) {
        JsonNode result = message.get("result");
        JsonNode error = message.get("error");
        if (message.has("method") || (result == null) == (error == null)) {
            throw invalid("method must be a string");
        }
        if (id == null) {
            throw invalid("a response needs the id of its request");
        }
        return new Response(id, result, error);
    }

    private static ObjectNode params(ObjectNode message) {
        return switch (message.get("params")) {
            case null -> Json.MAPPER.createObjectNode();
            case ObjectNode object -> object;
            case JsonNode _ -> throw invalid("params must be a JSON object");
        };
    }

    private static @Nullable String text(@Nullable JsonNode json) {
        return json != null && json.isString() ? json.asString() : null;
    }

    private static McpException invalid(String message) {
        return new McpException(ErrorCode.INVALID_REQUEST, message);
    }
}
