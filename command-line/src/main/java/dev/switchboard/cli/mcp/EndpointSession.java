package dev.switchboard.cli.mcp;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What began with {@code initialize} (MCP 2025-11-25, Transports, Session Management).
 *
 * @param id null where the server needs none
 * @param version the revision that both sides agreed on
 */
record EndpointSession(@Nullable String id, String version) {

    /** The header that names a session. */
    static final String ID = "Mcp-Session-Id";

    /** The session of that response to {@code initialize}; null where it is an error. */
    static @Nullable EndpointSession of(JsonNode response, @Nullable String id) {
        JsonNode version = response.path("result").path("protocolVersion");
        return version.isString() ? new EndpointSession(id, version.asString()) : null;
    }

    /** What every message in it bears. */
    Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        if (HeaderValue.isPlain(version)) {
            headers.put("MCP-Protocol-Version", version);
        }
        if (id != null) {
            headers.put(ID, id);
        }
        return headers;
    }

    /** The same for who comes back to a stream. */
    Map<String, String> headers(@Nullable String lastEventId) {
        Map<String, String> headers = headers();
        if (lastEventId != null) {
            headers.put("Last-Event-ID", lastEventId);
        }
        return headers;
    }
}
