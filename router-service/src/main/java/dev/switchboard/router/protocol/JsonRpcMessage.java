package dev.switchboard.router.protocol;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A message of a client (JSON-RPC 2.0). What it holds beyond this stays in its params. */
public sealed interface JsonRpcMessage {

    String method();

    /** Empty where the message has none. */
    ObjectNode params();

    /**
     * Wants an answer.
     *
     * @param id a string or an integer, to be repeated in the answer as it is
     */
    record Request(JsonNode id, String method, ObjectNode params) implements JsonRpcMessage {}

    /** Wants none. */
    record Notification(String method, ObjectNode params) implements JsonRpcMessage {}
}
