package dev.switchboard.router.tool;

import tools.jackson.databind.node.ObjectNode;

/** What an agent may call (MCP 2026-07-28, Tools). Any thread. */
public interface Tool {

    /** What names it in calls. */
    String name();

    /** How it is listed, its name and schemas included; not to be changed. */
    ObjectNode definition();

    /**
     * Calls it. Blocks until it is done.
     *
     * @param arguments as they came: nobody has held them against the schema yet
     * @throws InterruptedException when nobody waits for the result any more
     */
    CallToolResult call(ObjectNode arguments) throws InterruptedException;
}
