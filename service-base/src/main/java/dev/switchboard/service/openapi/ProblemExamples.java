package dev.switchboard.service.openapi;

import dev.switchboard.model.contract.Location;
import dev.switchboard.model.json.Json;
import dev.switchboard.model.problem.Problem;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.model.problem.Violation;
import java.util.List;
import tools.jackson.databind.node.StringNode;

/** An example of each kind of problem. */
final class ProblemExamples {

    private ProblemExamples() {}

    /** The example's JSON. */
    static String json(ProblemKind kind) {
        return Json.MAPPER.writeValueAsString(example(kind));
    }

    private static Problem example(ProblemKind kind) {
        return switch (kind) {
            case MALFORMED_JSON ->
                    Problem.of(kind, "the JSON ends before it is complete (line 1, column 24)");
            case INVALID_REQUEST ->
                    Problem.of(kind, "Idempotency-Key must have 1 to 128 characters, has 0");
            case INVALID_CURSOR -> Problem.of(kind, "the cursor cannot be read; start without one");
            case FORBIDDEN -> Problem.of(kind, "pages of this origin may not call this service");
            case NOT_FOUND -> Problem.of(kind, "there is nothing at /contracts/c-41");
            case FEATURE_OFF ->
                    Problem.of(kind, "the feature MCP_GATEWAY is off; see /features/MCP_GATEWAY");
            case METHOD_NOT_ALLOWED -> Problem.of(kind, "GET is not possible here; use POST");
            case NOT_ACCEPTABLE -> Problem.of(kind, "the answer is application/json");
            case CONFLICT ->
                    Problem.of(kind, "FEATURE_MCP_GATEWAY in the environment rules MCP_GATEWAY");
            case PRECONDITION_FAILED ->
                    Problem.of(kind, "If-Match names none of the contract's ETags; read it again");
            case TOO_LARGE ->
                    Problem.of(
                            kind,
                            "the body is larger than 1,048,576 bytes, the most this call takes");
            case UNSUPPORTED_MEDIA_TYPE ->
                    Problem.of(kind, "the body is text/plain; send application/json");
            case INVALID_UPDATE -> Problem.of(kind, "the update breaks 2 rules", violations());
            case TOO_MANY_REQUESTS -> Problem.of(kind, "100 updates a second are let in; wait");
            case TOO_SLOW -> Problem.of(kind, "this subscriber reads too slowly");
            case INTERNAL_ERROR ->
                    Problem.of(
                            kind,
                            "an unexpected error; the log has it as incident"
                                    + " 4f0c6d62-7a51-4b0a-9d0e-2f1f6f0f8c11");
            case BAD_GATEWAY -> Problem.of(kind, "the registry answered with the status 500");
            case UNAVAILABLE -> Problem.of(kind, "Kafka did not acknowledge the update in time");
            case GATEWAY_TIMEOUT ->
                    Problem.of(kind, "the tool did not answer within 60000 ms and was cancelled");
        };
    }

    private static List<Violation> violations() {
        return List.of(
                Violation.of(
                                "/location",
                                "must be one of " + String.join(", ", Location.labels()),
                                StringNode.valueOf("Delhi"))
                        .allowing(Location.labels()),
                Violation.of("/timestamp", "is required", null));
    }
}
