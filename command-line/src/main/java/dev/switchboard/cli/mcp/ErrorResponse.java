package dev.switchboard.cli.mcp;

import dev.switchboard.model.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Responses that are made here, because the instance has none (JSON-RPC 2.0). */
final class ErrorResponse {

    static final int PARSE = -32700;
    static final int INVALID_REQUEST = -32600;
    static final int INTERNAL = -32603;

    private ErrorResponse() {}

    /**
     * Says why there is no result.
     *
     * @param id of the request; null where it could not be read
     */
    static ObjectNode of(@Nullable JsonNode id, int code, String message) {
        ObjectNode error = Json.MAPPER.createObjectNode().put("code", code).put("message", message);
        return of(id, error);
    }

    /** An error that the server told of no request in particular, as the response to one. */
    static ObjectNode of(@Nullable JsonNode id, JsonNode error) {
        ObjectNode response = Json.MAPPER.createObjectNode().put("jsonrpc", "2.0");
        if (id != null) {
            response.set("id", id);
        }
        response.set("error", error);
        return response;
    }
}
