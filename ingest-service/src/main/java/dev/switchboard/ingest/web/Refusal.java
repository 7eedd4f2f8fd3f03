package dev.switchboard.ingest.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.switchboard.model.problem.Violation;
import dev.switchboard.model.schema.ProblemSchemas;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;

/**
 * Why one update of many was not accepted.
 *
 * @param index its place among those sent, from 0 or the index that the first has; in a stream its
 *     line, blank ones counted
 * @param status the status it would have got alone; 503: send it again under the same key
 * @param violations the broken rules, with pointers into the item; left out when there is none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(description = "Why one update of many was not accepted.")
record Refusal(
        @Schema(
                        description =
                                "Its place among those sent, or its line, from 0 or from first.",
                        requiredMode = RequiredMode.REQUIRED)
                long index,
        @Schema(
                        description = "The status it would have got alone; 503: send it again.",
                        requiredMode = RequiredMode.REQUIRED)
                int status,
        @Schema(
                        description = "What is wrong with it, in one sentence.",
                        requiredMode = RequiredMode.REQUIRED)
                String detail,
        @ArraySchema(schema = @Schema(ref = ProblemSchemas.VIOLATION)) List<Violation> violations) {
    Refusal {
        violations = List.copyOf(violations);
    }
}
