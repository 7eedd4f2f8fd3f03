package dev.switchboard.router.primitive;

import dev.switchboard.router.protocol.ParameterHeaders;
import tools.jackson.databind.node.ObjectNode;

/** What an agent may call (MCP 2026-07-28, Tools). Any thread. */
public interface Tool {

    /** What names it in calls. */
    String name();

    /**
     * How it is listed ({@code Tool} in the specification), its name included; not to be changed.
     */
    ObjectNode definition();

    /**
     * Calls it. Blocks until it is done.
     *
     * @param arguments as they were sent, not validated against the schema
     * @param context what else the call has: progress, questions to the client
     * @throws InterruptedException when nobody waits for the result any more
     */
    CallToolResult call(ObjectNode arguments, RequestContext context) throws InterruptedException;

    /**
     * Which of its arguments clients repeat in headers.
     *
     * @throws IllegalArgumentException when its schema names headers that it may not
     */
    default ParameterHeaders headers() {
        return new ParameterHeaders(definition().path("inputSchema"));
    }
}
