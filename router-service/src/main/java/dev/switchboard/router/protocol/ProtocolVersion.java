package dev.switchboard.router.protocol;

import dev.switchboard.model.contract.Json;
import dev.switchboard.model.problem.Excerpt;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The revisions of the protocol that this server speaks. */
public final class ProtocolVersion {

    /** The first of the stateless era. */
    public static final String LATEST = "2026-07-28";

    /** All of them, the newest first. */
    public static final List<String> SUPPORTED = List.of(LATEST);

    private ProtocolVersion() {}

    /** All of them as JSON. */
    public static ArrayNode supported() {
        ArrayNode versions = Json.MAPPER.createArrayNode();
        SUPPORTED.forEach(versions::add);
        return versions;
    }

    /** The error for a revision that this server does not speak. */
    public static McpException unsupported(String requested) {
        ObjectNode data = Json.MAPPER.createObjectNode();
        data.set("supported", supported());
        data.put("requested", Excerpt.of(requested));
        return new McpException(
                ErrorCode.UNSUPPORTED_PROTOCOL_VERSION,
                "Unsupported protocol version; this server speaks " + String.join(", ", SUPPORTED),
                data);
    }
}
