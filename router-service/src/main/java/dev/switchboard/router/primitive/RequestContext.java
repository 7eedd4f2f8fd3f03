package dev.switchboard.router.primitive;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** The context of a request beside its parameters. The request's thread only. */
public interface RequestContext {

    /**
     * Sends a progress notification, if the client asked for them.
     *
     * @param progress more than the last time
     * @param total what it will be at the end; null where that is not known
     * @param message for people to read; null for none
     */
    void progress(double progress, @Nullable Double total, @Nullable String message);

    /** Whether the client asked for progress notifications. */
    boolean wantsProgress();

    /** The lowest level of log messages that the client wants; null if it wants none. */
    @Nullable LoggingLevel logLevel();

    /**
     * What else the client says in {@code _meta}, such as {@code traceparent}, without the fields
     * that this server reads; the receiver's to change.
     */
    ObjectNode metadata();

    /** Sends a log message, if the client wants those of that level. */
    void log(LoggingLevel level, String logger, JsonNode data);

    /**
     * Closes the client's connection while the request continues; the client resumes the stream for
     * the rest. Only in revisions whose streams can be resumed; does nothing in others.
     */
    void releaseConnection();

    /** Where the request comes from, and where it goes. */
    RequestOrigin origin();

    /** What the client can do: {@code ClientCapabilities} in the specification. */
    ObjectNode clientCapabilities();

    /**
     * Asks the client's side, and waits for all answers. In the stateless era the request ends here
     * and runs again from the start when the client sends the answers, so the code before this call
     * must have no side effects, and must ask the same questions under the same keys.
     *
     * @param questions by keys of the caller's own, unique within the request
     * @return the client's result for each key
     * @throws dev.switchboard.router.protocol.McpException when the client cannot be asked such
     *     things, or answers with an error
     */
    Map<String, JsonNode> ask(Map<String, InputRequest> questions) throws InterruptedException;

    /**
     * The same for questions of another server. No answer of a round before is taken for one of
     * these: under the same key the server may ask something else. In the stateless era the request
     * always ends here; when it runs again, {@link #continuation} has the answers.
     *
     * @param state what the server wants back with the answers; null if nothing
     */
    Map<String, JsonNode> passOn(Map<String, InputRequest> questions, @Nullable JsonNode state)
            throws InterruptedException;

    /** What the client answers in this run of the request; null if it answers nothing. */
    @Nullable Continuation continuation();

    /** The same for one question. */
    default JsonNode ask(String key, InputRequest question) throws InterruptedException {
        return ask(Map.of(key, question)).getOrDefault(key, MissingNode.getInstance());
    }
}
