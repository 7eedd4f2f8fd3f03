package dev.switchboard.client.rest;

import dev.switchboard.model.problem.Problem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What came of a request. */
public sealed interface Reply {

    /**
     * It was answered with 2xx.
     *
     * @param body missing where it is no JSON
     * @param retryAfter how long the server asks to wait with what it left undone; else zero
     */
    record Done(int status, JsonNode body, Duration retryAfter) implements Reply {}

    /** It was refused with 3xx or 4xx: a repeat would be, too. */
    record Refused(Problem problem) implements Reply {}

    /**
     * It was not done, or nobody knows: a repeat may do it.
     *
     * @param why in words
     * @param problem what the server said; null where it did not answer
     * @param retryAfter how long it asks to wait; zero where it does not
     * @param body what was done of it, as the server has it; missing where it says nothing
     */
    record NotNow(String why, @Nullable Problem problem, Duration retryAfter, JsonNode body)
            implements Reply {}
}
