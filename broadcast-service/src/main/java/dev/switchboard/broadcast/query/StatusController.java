package dev.switchboard.broadcast.query;

import dev.switchboard.broadcast.dialect.StatusBodies;
import dev.switchboard.model.contract.ContractPaths;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.service.openapi.ProblemAnswers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers for the system itself. */
@Tag(name = "Status")
@RestController
final class StatusController {

    private final StatusBodies statusBodies;

    StatusController(StatusBodies statusBodies) {
        this.statusBodies = statusBodies;
    }

    @Operation(summary = "The state of the system")
    @ApiResponse(
            responseCode = "200",
            description = "the state, also while starting",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(ref = QuerySchemas.STATUS),
                            examples = @ExampleObject(QueryExamples.STATUS)))
    @ProblemAnswers(ProblemKind.INVALID_REQUEST)
    @GetMapping(ContractPaths.STATUS)
    ResponseEntity<byte[]> status() {
        return JsonResponses.json(statusBodies::system);
    }

    @Operation(summary = "Connections and what was delivered to them")
    @ApiResponse(
            responseCode = "200",
            description = "counts since this node started",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(ref = QuerySchemas.CONNECTIONS),
                            examples = @ExampleObject(QueryExamples.CONNECTIONS)))
    @ProblemAnswers(ProblemKind.INVALID_REQUEST)
    @GetMapping("/ws/status")
    ResponseEntity<byte[]> connections() {
        return JsonResponses.json(statusBodies::connections);
    }
}
