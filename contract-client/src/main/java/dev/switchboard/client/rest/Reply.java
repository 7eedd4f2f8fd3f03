package dev.switchboard.client.rest;

import dev.switchboard.model.problem.Problem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What came of a request. */
public sealed interface Reply {

    /**
     * It was answered with 2xx, as Switchboard does.
     *
     * @param retryAfter how long the server asks to wait with what it left undone; else zero
     */
    record Done(JsonNode body, Duration retryAfter) implements Reply {}

    /** It was refused: a repeat would be, too. */
    record Refused(Problem problem) implements Reply {}

    /**
     * It was not done, or nobody knows: a repeat may do it.
     *
     * @param kind {@code NOT_REACHED}, {@code NO_ANSWER}, {@code NOT_NOW} or {@code GIVEN_UP}
     * @param why in words
     * @param problem what the server said; null where it did not answer
     * @param retryAfter how long it asks to wait; zero where it does not
     * @param body what it answered; missing where that is no JSON, or nothing
     */
    record NotNow(
            FailureKind kind,
            String why,
            @Nullable Problem problem,
            Duration retryAfter,
            JsonNode body)
            implements Reply {}

    /**
     * What answers is no Switchboard, or a proxy that lets nobody through: a repeat would not help.
     */
    record Foreign(String why) implements Reply {}
}
