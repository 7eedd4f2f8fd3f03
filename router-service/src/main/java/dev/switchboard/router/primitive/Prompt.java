package dev.switchboard.router.primitive;

import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Messages for a model that a user asks for by name (MCP 2026-07-28, Prompts). Any thread. */
public interface Prompt {

    String name();

    /**
     * How it is listed ({@code Prompt} in the specification), its name and arguments included;
     * those it requires are there when it is asked for.
     */
    ObjectNode definition();

    /**
     * Writes the messages. Blocks until they are there.
     *
     * @return {@code description} and {@code messages}; the receiver's to change
     * @throws InterruptedException when nobody waits for them any more
     */
    ObjectNode get(Map<String, String> arguments, RequestContext context)
            throws InterruptedException;

    /**
     * What an argument may be.
     *
     * @param argument one of the prompt's
     * @param value as far as it is known
     * @param others arguments that are known
     */
    default Completion complete(String argument, String value, Map<String, String> others)
            throws InterruptedException {
        return Completion.NONE;
    }
}
