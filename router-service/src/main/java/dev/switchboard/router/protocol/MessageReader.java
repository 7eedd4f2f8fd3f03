package dev.switchboard.router.protocol;

import dev.switchboard.model.contract.Json;
import dev.switchboard.model.contract.MalformedJsonException;
import dev.switchboard.router.protocol.JsonRpcMessage.Notification;
import dev.switchboard.router.protocol.JsonRpcMessage.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what clients send (MCP 2026-07-28, Base Protocol, Messages). */
public final class MessageReader {

    private MessageReader() {}

    /**
     * Reads one message.
     *
     * @throws McpException when it is none, with its id where that can be read
     */
    public static JsonRpcMessage read(byte[] utf8) {
        JsonNode json;
        try {
            json = Json.read(utf8);
        } catch (MalformedJsonException e) {
            throw new McpException(ErrorCode.PARSE_ERROR, "the body is no JSON: " + e.getMessage());
        }
        if (json instanceof ObjectNode message) {
            return message(message);
        }
        throw invalid(
                json.isArray()
                        ? "the body is an array; send each message in a request of its own"
                        : "the body must be a JSON object, a JSON-RPC 2.0 message");
    }

    private static JsonRpcMessage message(ObjectNode message) {
        JsonNode id = message.get("id");
        if (id != null && !id.isString() && !id.isIntegralNumber()) {
            throw invalid("id must be a string or an integer");
        }
        try {
            ObjectNode params = params(message);
            String method = method(message);
            return id == null ? new Notification(method, params) : new Request(id, method, params);
        } catch (McpException e) {
            throw id == null ? e : e.to(id);
        }
    }

    private static String method(ObjectNode message) {
        if (!"2.0".equals(text(message.get("jsonrpc")))) {
            throw invalid("jsonrpc must be \"2.0\"");
        }
        String method = text(message.get("method"));
        if (method == null) {
            throw invalid(
                    message.has("result") || message.has("error")
                            ? "responses are not taken; send a request or a notification"
                            : "method must be a string");
        }
        return method;
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
