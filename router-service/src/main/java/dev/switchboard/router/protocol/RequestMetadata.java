package dev.switchboard.router.protocol;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What every request says of its client (MCP 2026-07-28, Base Protocol, Per-request protocol
 * fields).
 *
 * @param clientCapabilities what the client can do for this request
 */
public record RequestMetadata(String protocolVersion, ObjectNode clientCapabilities) {

    static final String PROTOCOL_VERSION = "io.modelcontextprotocol/protocolVersion";
    static final String CLIENT_CAPABILITIES = "io.modelcontextprotocol/clientCapabilities";

    /**
     * Reads it from a request's params.
     *
     * @throws McpException when a required field is missing or has another type
     */
    public static RequestMetadata of(ObjectNode params) {
        JsonNode meta = params.path("_meta");
        JsonNode version = meta.path(PROTOCOL_VERSION);
        if (!version.isString()) {
            throw missing(PROTOCOL_VERSION, "a string such as \"" + ProtocolVersion.LATEST + "\"");
        }
        if (meta.path(CLIENT_CAPABILITIES) instanceof ObjectNode capabilities) {
            return new RequestMetadata(version.asString(), capabilities);
        }
        throw missing(CLIENT_CAPABILITIES, "an object, {} where the client has none");
    }

    private static McpException missing(String field, String expected) {
        return new McpException(
                ErrorCode.INVALID_PARAMS,
                "params._meta[\"%s\"] must be %s".formatted(field, expected));
    }
}
