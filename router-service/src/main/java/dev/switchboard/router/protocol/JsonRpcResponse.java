package dev.switchboard.router.protocol;

import dev.switchboard.model.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Builds responses (JSON-RPC 2.0). */
public final class JsonRpcResponse {

    private JsonRpcResponse() {}

    /** The answer to the request of that id. */
    public static ObjectNode result(JsonNode id, ObjectNode result) {
        ObjectNode response = response(id);
        response.set("result", result);
        return response;
    }

    /**
     * The answer to a request that failed.
     *
     * @param id of the request; null where it could not be read
     */
    public static ObjectNode error(@Nullable JsonNode id, McpException failure) {
        ObjectNode response = response(id);
        ObjectNode error = response.putObject("error");
        error.put("code", failure.code()).put("message", failure.message());
        if (failure.data() != null) {
            error.set("data", failure.data());
        }
        return response;
    }

    private static ObjectNode response(@Nullable JsonNode id) {
        ObjectNode response = Json.MAPPER.createObjectNode();
        response.put("jsonrpc", "2.0");
        if (id != null) {
            response.set("id", id);
        }
        return response;
    }
}
