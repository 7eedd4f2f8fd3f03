package dev.switchboard.router.upstream;

import dev.switchboard.router.protocol.ErrorCode;
import dev.switchboard.router.protocol.McpException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Receives what a server sends before the response to a request. The request's thread only. */
public interface RequestListener {

    /** Wants nothing and answers nothing. */
    RequestListener NONE = new RequestListener() {};

    /** Whose request it is; null if it is the router's own. */
    default @Nullable ConnectionScope scope() {
        return null;
    }

    /** Whether progress is wanted. */
    default boolean wantsProgress() {
        return false;
    }

    /** The lowest level of log messages that is wanted; null for none. */
    default @Nullable String logLevel() {
        return null;
    }

    /**
     * Progress of the request.
     *
     * @param params of {@code notifications/progress}
     */
    default void progress(ObjectNode params) {}

    /**
     * A log message.
     *
     * @param params of {@code notifications/message}
     */
    default void message(ObjectNode params) {}

    /**
     * Answers questions of the server to the client.
     *
     * @param questions requests with method and params, by the keys under which answers are wanted
     * @param state what the server wants back with the answers; null if nothing
     * @return the results by the same keys
     * @throws McpException when there is no answer
     */
    default Map<String, JsonNode> answer(Map<String, JsonNode> questions, @Nullable JsonNode state)
            throws InterruptedException {
        throw new McpException(
                ErrorCode.METHOD_NOT_FOUND, "the client of this request answers no questions");
    }
}
