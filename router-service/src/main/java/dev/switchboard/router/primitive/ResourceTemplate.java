package dev.switchboard.router.primitive;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Many resources whose addresses follow a pattern (MCP 2026-07-28, Resources). Any thread. */
public interface ResourceTemplate {

    UriTemplate uriTemplate();

    /** How it is listed ({@code ResourceTemplate} in the specification), its template included. */
    ObjectNode definition();

    /**
     * Reads one of its resources. Blocks until it is there.
     *
     * @param uri one that the template matches
     * @param variables what stands in it for each variable, decoded
     * @return empty where there is no such resource
     * @throws InterruptedException when nobody waits for it any more
     */
    Optional<ReadResourceResult> read(
            String uri, Map<String, String> variables, RequestContext context)
            throws InterruptedException;

    /**
     * What a variable may be.
     *
     * @param variable one of the template's
     * @param value as far as it is known
     * @param others variables that are known
     */
    default Completion complete(String variable, String value, Map<String, String> others)
            throws InterruptedException {
        return Completion.NONE;
    }
}
