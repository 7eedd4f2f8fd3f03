package dev.switchboard.router.protocol;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What every request says of its client (MCP 2026-07-28, Base Protocol, Per-request protocol
 * fields).
 */
public final class RequestMetadata {

    static final String PROTOCOL_VERSION = "io.modelcontextprotocol/protocolVersion";
    static final String CLIENT_CAPABILITIES = "io.modelcontextprotocol/clientCapabilities";

    private RequestMetadata() {}

    /** Whether the request is one of the stateless era. */
    public static boolean namesAVersion(ObjectNode params) {
        return params.path("_meta").path(PROTOCOL_VERSION).isString();
    }

    /**
     * The revision in which the request is meant.
     *
     * @throws McpException when it says none
     */
    public static String protocolVersion(ObjectNode params) {
        if (!namesAVersion(params)) {
            throw missing(PROTOCOL_VERSION, "a string such as \"" + ProtocolVersion.LATEST + "\"");
        }
        return params.path("_meta").path(PROTOCOL_VERSION).asString();
    }

    /**
     * Sees to it that the request says what its client can do.
     *
     * @throws McpException when it does not
     */
    public static void requireClientCapabilities(ObjectNode params) {
        JsonNode capabilities = params.path("_meta").path(CLIENT_CAPABILITIES);
        if (!capabilities.isObject()) {
            throw missing(CLIENT_CAPABILITIES, "an object, {} where the client has none");
        }
    }

    private static McpException missing(String field, String expected) {
        return new McpException(
                ErrorCode.INVALID_PARAMS,
                "params._meta[\"%s\"] must be %s".formatted(field, expected));
    }
}
