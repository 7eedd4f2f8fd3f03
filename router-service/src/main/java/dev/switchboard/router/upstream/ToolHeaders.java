package dev.switchboard.router.upstream;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.protocol.ParameterHeaders;
import dev.switchboard.router.upstream.channel.ChannelException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks a server again which arguments of a tool go into headers, after it refused those that were
 * sent (MCP 2026-07-28, Streamable HTTP, Client Behavior).
 */
final class ToolHeaders {

    private static final Logger log = LoggerFactory.getLogger(ToolHeaders.class);

    private static final int MOST_PAGES = 100;

    private ToolHeaders() {}

    /** Makes the request {@code tools/list}. */
    interface Pages {
        ObjectNode list(ObjectNode params) throws ChannelException, InterruptedException;
    }

    /** Those of a tool; empty if the server does not list it, or with headers that it may not. */
    static Optional<ParameterHeaders> find(String tool, Pages pages)
            throws ChannelException, InterruptedException {
        ObjectNode params = Json.MAPPER.createObjectNode();
        for (int count = 0; count < MOST_PAGES; count++) {
            ObjectNode page = pages.list(params);
            for (JsonNode listed : page.path("tools")) {
                if (listed.path("name").asString("").equals(tool)) {
                    return read(tool, listed);
                }
            }
            JsonNode cursor = page.path("nextCursor");
            if (!cursor.isString()) {
                return Optional.empty();
            }
            params = Json.MAPPER.createObjectNode();
            params.set("cursor", cursor);
        }
        return Optional.empty();
    }

    private static Optional<ParameterHeaders> read(String tool, JsonNode listed) {
        try {
            return Optional.of(new ParameterHeaders(listed.path("inputSchema")));
        } catch (IllegalArgumentException e) {
            log.debug("the tool {} names headers that it may not: {}", tool, e.getMessage());
            return Optional.empty();
        }
    }
}
