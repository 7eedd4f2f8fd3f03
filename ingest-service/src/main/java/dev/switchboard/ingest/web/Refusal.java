package dev.switchboard.ingest.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.switchboard.model.problem.Violation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * Why one update of many was not accepted.
 *
 * @param index its place among those sent, from 0
 * @param status the status it would have got alone; 503: send it again under the same key
 * @param violations every broken rule, with pointers into the item; left out when there is none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(description = "Why one update of many was not accepted.")
record Refusal(
        @Schema(description = "Its place among those sent, from 0.") int index,
        @Schema(description = "The status it would have got alone; 503: send it again.") int status,
        String detail,
        @ArraySchema(schema = @Schema(ref = "#/components/schemas/Violation"))
                List<Violation> violations) {
    Refusal {
        violations = List.copyOf(violations);
    }
}
