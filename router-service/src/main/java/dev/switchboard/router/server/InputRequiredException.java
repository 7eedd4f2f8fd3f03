package dev.switchboard.router.server;

import dev.switchboard.router.primitive.InputRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Ends a request until its client sends the answers to its questions. */
final class InputRequiredException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Map<String, InputRequest> questions;
    private final transient @Nullable JsonNode state;

    InputRequiredException(Map<String, InputRequest> questions, @Nullable JsonNode state) {
        super("input required", null, false, false);
        this.questions = questions;
        this.state = state;
    }

    Map<String, InputRequest> questions() {
        return questions;
    }

    /** What is wanted back with the answers; null if nothing. */
    @Nullable JsonNode state() {
        return state;
    }
}
