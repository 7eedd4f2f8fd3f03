package dev.switchboard.router.protocol;

import dev.switchboard.model.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The client's metadata in a request of the stateless era (MCP 2026-07-28, Base Protocol,
 * Per-request protocol fields).
 *
 * @param clientCapabilities what the client can do
 * @param progressToken identifies the request in progress notifications; null if the client wants
 *     none
 * @param logLevel the lowest level of log messages that the client wants; null for none
 */
public record RequestMetadata(
        ObjectNode clientCapabilities,
        @Nullable JsonNode progressToken,
        @Nullable String logLevel) {

    public static final String PROTOCOL_VERSION = "io.modelcontextprotocol/protocolVersion";
    public static final String CLIENT_CAPABILITIES = "io.modelcontextprotocol/clientCapabilities";
    public static final String LOG_LEVEL = "io.modelcontextprotocol/logLevel";

    private static final String CLIENT_INFO = "io.modelcontextprotocol/clientInfo";

    private static final List<String> READ =
            List.of(PROTOCOL_VERSION, CLIENT_CAPABILITIES, LOG_LEVEL, CLIENT_INFO, "progressToken");

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
            throw missing(
                    PROTOCOL_VERSION,
                    "a string such as \"%s\"; or begin a session with initialize"
                            .formatted(ProtocolVersion.LATEST));
        }
        return params.path("_meta").path(PROTOCOL_VERSION).asString();
    }

    /**
     * Reads what must be there, and what may.
     *
     * @throws McpException when the request does not say what its client can do, or a field is of
     *     another type
     */
    public static RequestMetadata of(ObjectNode params) {
        JsonNode meta = params.path("_meta");
        if (!(meta.get(CLIENT_CAPABILITIES) instanceof ObjectNode capabilities)) {
            throw missing(CLIENT_CAPABILITIES, "an object, {} where the client has none");
        }
        JsonNode level = meta.get(LOG_LEVEL);
        if (level != null && !level.isString()) {
            throw missing(LOG_LEVEL, "a string such as \"warning\"");
        }
        return new RequestMetadata(
                capabilities, progressToken(params), level == null ? null : level.asString());
    }

    /**
     * Names the request in what is told of its progress; null where nothing is to be told.
     *
     * @throws McpException when it is neither a string nor an integer
     */
    public static @Nullable JsonNode progressToken(ObjectNode params) {
        JsonNode token = params.path("_meta").get("progressToken");
        if (token != null && !token.isString() && !token.isIntegralNumber()) {
            throw missing("progressToken", "a string or an integer");
        }
        return token;
    }

    /** The name and version of the client; null if it does not say. */
    public static @Nullable String client(ObjectNode params) {
        return clientName(params.path("_meta").path(CLIENT_INFO));
    }

    /**
     * The name and version in an {@code Implementation}.
     *
     * @return null if there is no name
     */
    public static @Nullable String clientName(JsonNode info) {
        String name = info.path("name").asString("");
        String version = info.path("version").asString("");
        return name.isEmpty() ? null : version.isEmpty() ? name : name + "/" + version;
    }

    /** The fields of {@code _meta} that mean nothing to this server; the receiver's to change. */
    public static ObjectNode others(ObjectNode params) {
        ObjectNode others = Json.MAPPER.createObjectNode();
        if (params.get("_meta") instanceof ObjectNode meta) {
            others.setAll(meta);
            others.remove(READ);
        }
        return others;
    }

    private static McpException missing(String field, String expected) {
        return new McpException(
                ErrorCode.INVALID_PARAMS,
                "params._meta[\"%s\"] must be %s".formatted(field, expected));
    }
}
