package dev.switchboard.router.protocol;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A message of a client (JSON-RPC 2.0). What it holds beyond this stays in its params. */
public sealed interface JsonRpcMessage {

    /**
     * Wants an answer.
     *
     * @param id a string or an integer, to be repeated in the answer as it is
     * @param params empty where the message has none
     */
    record Request(JsonNode id, String method, ObjectNode params) implements JsonRpcMessage {}

    /**
     * Wants none.
     *
     * @param params empty where the message has none
     */
    record Notification(String method, ObjectNode params) implements JsonRpcMessage {}

    /**
     * Answers a request of this server, as clients of the session-based revisions do.
     *
     * @param id of that request
     * @param result its result; null if it failed
     * @param error the error; null if it succeeded
     */
    record Response(JsonNode id, @Nullable JsonNode result, @Nullable JsonNode error)
            implements JsonRpcMessage {}
}
