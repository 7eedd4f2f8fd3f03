package dev.switchboard.router.api;

import dev.switchboard.model.json.Json;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A call of a tool.
 *
 * @param arguments not validated against the tool's schema
 * @param timeout how long the caller waits
 */
record ToolCallRequest(ObjectNode arguments, Duration timeout) {

    static final int LONGEST_MS = 600_000;
    static final int USUAL_MS = 60_000;

    private static final String ARGUMENTS = "arguments";

    /**
     * Reads a body.
     *
     * @throws dev.switchboard.service.web.problem.ProblemException with all that is wrong
     */
    static ToolCallRequest read(byte @Nullable [] json) {
        BodyFields body = BodyFields.of(json);
        JsonNode given = body.value(ARGUMENTS);
        ObjectNode arguments = Json.MAPPER.createObjectNode();
        if (given instanceof ObjectNode object) {
            arguments = object;
        } else if (given != null) {
            body.violate(ARGUMENTS, "must be an object", given);
        }
        int timeout = body.number("timeout_ms", LONGEST_MS, USUAL_MS);
        body.requireGood("a call");
        return new ToolCallRequest(arguments, Duration.ofMillis(timeout));
    }
}
