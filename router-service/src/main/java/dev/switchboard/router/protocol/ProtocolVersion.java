package dev.switchboard.router.protocol;

import dev.switchboard.model.json.Json;
import dev.switchboard.model.problem.Excerpt;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The revisions of the protocol that this server speaks. */
public final class ProtocolVersion {

    /** The newest. */
    public static final String LATEST = "2026-07-28";

    /** Those without sessions: each request names its own. The newest first. */
    public static final List<String> STATELESS = List.of(LATEST);

    /** Those that begin with {@code initialize}. The newest first. */
    public static final List<String> SESSION_BASED =
            List.of("2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05");

    private ProtocolVersion() {}

    /** Those without sessions as JSON. */
    public static ArrayNode stateless() {
        return json(STATELESS);
    }

    /** The session-based one that client and server speak: what was asked for, or the newest. */
    public static String negotiated(String requested) {
        return SESSION_BASED.contains(requested) ? requested : SESSION_BASED.getFirst();
    }

    /** Whether a session of that revision has the features introduced by another. */
    public static boolean isAtLeast(String version, String other) {
        // Both are dates, written so that their order is that of their letters.
        return version.compareTo(other) >= 0;
    }

    /** The error for a revision that this server does not speak in requests without a session. */
    public static McpException unsupported(String requested) {
        return unsupported(requested, STATELESS);
    }

    /** The error for a revision that is none of a session. */
    public static McpException unsupportedInSession(String requested) {
        return unsupported(requested, SESSION_BASED);
    }

    private static McpException unsupported(String requested, List<String> supported) {
        ObjectNode data = Json.MAPPER.createObjectNode();
        data.set("supported", json(supported));
        data.put("requested", Excerpt.of(requested));
        return new McpException(
                ErrorCode.UNSUPPORTED_PROTOCOL_VERSION,
                "Unsupported protocol version; this server speaks " + String.join(", ", supported),
                data);
    }

    private static ArrayNode json(List<String> versions) {
        ArrayNode json = Json.MAPPER.createArrayNode();
        versions.forEach(json::add);
        return json;
    }
}
