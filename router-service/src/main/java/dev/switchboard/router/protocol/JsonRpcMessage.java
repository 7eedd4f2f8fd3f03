package dev.switchboard.router.protocol;

import dev.switchboard.model.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A message of a client or a server (JSON-RPC 2.0). What else it holds stays in its params. */
public sealed interface JsonRpcMessage {

    /** As it is sent. */
    ObjectNode json();

    private static ObjectNode message() {
        return Json.MAPPER.createObjectNode().put("jsonrpc", "2.0");
    }

    /**
     * Wants an answer.
     *
     * @param id a string or an integer, to be repeated in the answer as it is
     * @param params empty where the message has none
     */
    record Request(JsonNode id, String method, ObjectNode params) implements JsonRpcMessage {
        @Override
        public ObjectNode json() {
            ObjectNode json = message();
            json.set("id", id);
            json.put("method", method).set("params", params);
            return json;
        }
    }

    /**
     * Wants none.
     *
     * @param params empty where the message has none
     */
    record Notification(String method, ObjectNode params) implements JsonRpcMessage {
        @Override
        public ObjectNode json() {
            ObjectNode json = message().put("method", method);
            if (!params.isEmpty()) {
                json.set("params", params);
            }
            return json;
        }
    }

    /**
     * Answers a request of the other side.
     *
     * @param id of that request
     * @param result its result; null if it failed
     * @param error the error; null if it succeeded
     */
    record Response(JsonNode id, @Nullable JsonNode result, @Nullable JsonNode error)
            implements JsonRpcMessage {
        @Override
        public ObjectNode json() {
            ObjectNode json = message();
            json.set("id", id);
            if (error == null) {
                json.set("result", result);
            } else {
                json.set("error", error);
            }
            return json;
        }
    }
}
