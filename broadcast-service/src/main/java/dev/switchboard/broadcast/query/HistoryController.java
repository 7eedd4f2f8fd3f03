package dev.switchboard.broadcast.query;

import dev.switchboard.broadcast.dialect.HistoryParameters;
import dev.switchboard.broadcast.dialect.StatusBodies;
import dev.switchboard.broadcast.dialect.ViewReadiness;
import dev.switchboard.broadcast.history.ContractChange;
import dev.switchboard.broadcast.history.HistoryQuery;
import dev.switchboard.broadcast.history.HistoryView;
import dev.switchboard.broadcast.history.ReadProgress;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.model.schema.ContractSchemas;
import dev.switchboard.service.api.ProblemAnswers;
import dev.switchboard.service.web.ContractPaths;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers from the history. */
@Tag(name = "Contracts")
@RestController
final class HistoryController {

    private final HistoryView view;
    private final ReadProgress progress;

    HistoryController(HistoryView view, ReadProgress progress) {
        this.view = view;
        this.progress = progress;
    }

    @Operation(
            summary = "Updates and removals, newest first",
            description = "The same on every node. complete_since says from when on all are there.")
    @ApiResponse(
            responseCode = "200",
            description = "a page; next, given as before, pages on",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(ref = QuerySchemas.HISTORY),
                            examples = @ExampleObject(QueryExamples.HISTORY)))
    @ProblemAnswers({ProblemKind.INVALID_REQUEST, ProblemKind.UNAVAILABLE})
    @GetMapping(ContractPaths.HISTORY)
    ResponseEntity<byte[]> history(
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(
                            description = "how many at most",
                            example = "100",
                            schema = @Schema(ref = QuerySchemas.LIMIT))
                    @RequestParam(required = false)
                    @Nullable String limit,
            @Parameter(
                            description = "repeatable",
                            example = "c-42",
                            array = @ArraySchema(schema = @Schema(ref = ContractSchemas.ID)))
                    @RequestParam(name = "contract_id", required = false)
                    @Nullable List<String> contractId,
            @Parameter(
                            description = "repeatable",
                            example = "Chennai",
                            array = @ArraySchema(schema = @Schema(ref = ContractSchemas.LOCATION)))
                    @RequestParam(required = false)
                    @Nullable List<String> location,
            @Parameter(
                            description = "repeatable",
                            example = "active",
                            array = @ArraySchema(schema = @Schema(ref = ContractSchemas.STATUS)))
                    @RequestParam(required = false)
                    @Nullable List<String> status,
            @Parameter(
                            description = "recorded at or after",
                            example = "2024-01-01T00:00:00Z",
                            schema = @Schema(ref = ContractSchemas.TIMESTAMP))
                    @RequestParam(required = false)
                    @Nullable String from,
            @Parameter(
                            description = "recorded before",
                            example = "2024-01-02T00:00:00Z",
                            schema = @Schema(ref = ContractSchemas.TIMESTAMP))
                    @RequestParam(required = false)
                    @Nullable String to,
            @Parameter(description = "the next of an earlier page") @RequestParam(required = false)
                    @Nullable String before) {
        ViewReadiness.require(progress);
        HistoryParameters reader = new HistoryParameters();
        HistoryQuery<ContractChange> query =
                new HistoryQuery<>(
                        reader.limit(Parameters.one(request, "limit")),
                        reader.wanted(
                                Parameters.all(request, "contract_id"),
                                Parameters.all(request, "location"),
                                Parameters.all(request, "status")),
                        reader.time("from", Parameters.one(request, "from"), Long.MIN_VALUE),
                        reader.time("to", Parameters.one(request, "to"), Long.MAX_VALUE),
                        reader.before(Parameters.one(request, "before")));
        Parameters.requireGood(reader);
        return JsonResponses.json(json -> StatusBodies.history(json, view.recent(query)));
    }
}
