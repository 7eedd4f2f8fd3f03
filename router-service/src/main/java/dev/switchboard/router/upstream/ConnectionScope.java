package dev.switchboard.router.upstream;

import java.util.List;
import java.util.function.BiConsumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * For whom a request is sent.
 *
 * @param session identifies the client's session; empty if it has none
 * @param caller identifies who sent it
 * @param capabilities what the client is able to do ({@code ClientCapabilities} in the
 *     specification); not to be changed
 * @param atEnd has something done when the session ends, by a key of it
 */
public record ConnectionScope(
        String session,
        String caller,
        ObjectNode capabilities,
        BiConsumer<String, Runnable> atEnd) {

    private static final List<String> TO_ANSWER = List.of("elicitation", "sampling", "roots");

    /** Whether servers can ask the client anything, in the middle of a request. */
    boolean answersInSession() {
        return !session.isEmpty() && TO_ANSWER.stream().anyMatch(capabilities::has);
    }

    /** Identifies the connection of the client's own. */
    String key() {
        return session.isEmpty() ? "caller " + caller : "session " + session;
    }

    /** The capabilities to answer servers, without those that the router does not pass on. */
    ObjectNode answering() {
        return capabilities.deepCopy().retain(TO_ANSWER);
    }
}
