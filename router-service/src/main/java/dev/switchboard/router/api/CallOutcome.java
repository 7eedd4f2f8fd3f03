package dev.switchboard.router.api;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of a call of a tool. */
sealed interface CallOutcome {

    /** The tool has answered, maybe that it failed. */
    record Result(ObjectNode json) implements CallOutcome {}

    /** Its server has answered with an error of the protocol, or broke off. */
    record Failed(int code, String message, @Nullable JsonNode data) implements CallOutcome {}

    /** The call was not made, and can be made again. */
    record Unavailable(String why) implements CallOutcome {}

    /** There was no answer in time; the call may have taken effect. */
    record TimedOut(String why) implements CallOutcome {}
}
