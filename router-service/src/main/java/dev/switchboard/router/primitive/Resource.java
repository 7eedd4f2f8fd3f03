package dev.switchboard.router.primitive;

import tools.jackson.databind.node.ObjectNode;

/** Data at an address of its own, listed (MCP 2026-07-28, Resources). Any thread. */
public interface Resource {

    String uri();

    /** How it is listed ({@code Resource} in the specification), its URI included. */
    ObjectNode definition();

    /**
     * Reads it. Blocks until it is there.
     *
     * @throws InterruptedException when nobody waits for it any more
     */
    ReadResourceResult read(RequestContext context) throws InterruptedException;
}
