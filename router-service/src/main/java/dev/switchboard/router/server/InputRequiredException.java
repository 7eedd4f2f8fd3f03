package dev.switchboard.router.server;

import dev.switchboard.router.primitive.InputRequest;
import java.util.Map;

/** Ends a request until its client sends the answers to its questions. */
final class InputRequiredException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Map<String, InputRequest> questions;

    InputRequiredException(Map<String, InputRequest> questions) {
        super("input required", null, false, false);
        this.questions = questions;
    }

    Map<String, InputRequest> questions() {
        return questions;
    }
}
