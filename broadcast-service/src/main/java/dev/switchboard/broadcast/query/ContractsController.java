package dev.switchboard.broadcast.query;

import dev.switchboard.broadcast.dialect.HistoryParameters;
import dev.switchboard.broadcast.dialect.MessageBodies;
import dev.switchboard.broadcast.dialect.StatusSchemas;
import dev.switchboard.broadcast.dialect.ViewReadiness;
import dev.switchboard.broadcast.history.ContractChange;
import dev.switchboard.broadcast.history.HistoryView;
import dev.switchboard.broadcast.history.ReadProgress;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.model.schema.ContractSchemas;
import dev.switchboard.service.openapi.ProblemAnswers;
import dev.switchboard.service.web.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers from the view. */
@Tag(name = "Contracts")
@RestController
final class ContractsController {

    private final HistoryView view;
    private final ReadProgress progress;

    ContractsController(HistoryView view, ReadProgress progress) {
        this.view = view;
        this.progress = progress;
    }

    @Operation(summary = "The latest update of each contract, in order of contract id")
    @ApiResponse(
            responseCode = "200",
            description = "a page; next, given as after, pages on",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(ref = QuerySchemas.CONTRACTS),
                            examples = @ExampleObject(QueryExamples.CONTRACTS)))
    @ProblemAnswers({ProblemKind.INVALID_REQUEST, ProblemKind.UNAVAILABLE})
    @GetMapping("/contracts")
    ResponseEntity<byte[]> contracts(
            @Parameter(hidden = true) HttpServletRequest request,
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
                            description = "how many at most",
                            example = "100",
                            schema = @Schema(ref = QuerySchemas.LIMIT))
                    @RequestParam(required = false)
                    @Nullable String limit,
            @Parameter(description = "the next of an earlier page", example = "c-41")
                    @RequestParam(required = false)
                    @Nullable String after) {
        ViewReadiness.require(progress);
        HistoryParameters reader = new HistoryParameters();
        int most = reader.limit(Parameters.one(request, "limit"));
        var wanted =
                reader.wanted(
                        Parameters.all(request, "contract_id"),
                        Parameters.all(request, "location"),
                        Parameters.all(request, "status"));
        Parameters.requireGood(reader);
        String from = Parameters.one(request, "after");
        ContractsPage page = ContractsPage.of(view.latestChanges(), wanted, from, most);
        return JsonResponses.json(json -> {
            json.writeName("data");
            json.writeStartArray();
            page.contracts().forEach(change -> MessageBodies.item(json, change));
            json.writeEndArray();
            if (page.next() != null) {
                json.writeStringProperty("next", page.next());
            }
        });
    }

    @Operation(
            summary = "The latest update of a contract",
            description = "For ids that a path can't carry: /contracts?contract_id=")
    @ConditionalRead
    @ApiResponse(
            responseCode = "200",
            description = "the update",
            headers = {
                @Header(
                        name = "ETag",
                        description = "the message's id, for If-Match and If-None-Match",
                        schema = @Schema(type = "string", example = "\"contracts-0-1532\"")),
                @Header(
                        name = "Last-Modified",
                        description = "when Kafka took it",
                        schema =
                                @Schema(type = "string", example = "Mon, 01 Jan 2024 12:00:00 GMT"))
            },
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(ref = StatusSchemas.UPDATE),
                            examples = @ExampleObject(QueryExamples.CONTRACT)))
    @ApiResponse(
            responseCode = "304",
            description = "it is what If-None-Match names, or not newer than If-Modified-Since",
            content = @Content)
    @ProblemAnswers({
        ProblemKind.INVALID_REQUEST,
        ProblemKind.NOT_FOUND,
        ProblemKind.PRECONDITION_FAILED,
        ProblemKind.UNAVAILABLE
    })
    @GetMapping("/contracts/{contract_id}")
    void contract(
            @Parameter(example = "c-42", schema = @Schema(ref = ContractSchemas.ID))
                    @PathVariable("contract_id")
                    String contractId,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        ViewReadiness.require(progress);
        ContractChange latest =
                view.latest(Parameters.contractId(contractId))
                        .orElseThrow(() ->
                                new ProblemException(
                                        ProblemKind.NOT_FOUND,
                                        "there is no contract " + contractId));
        ETag tag = new ETag(latest.id().toString(), false);
        Instant modified = lastModified(latest);
        Preconditions conditions = new Preconditions(request, tag, modified);
        conditions.require();
        response.setHeader(HttpHeaders.ETAG, tag.formattedTag());
        response.setDateHeader(HttpHeaders.LAST_MODIFIED, modified.toEpochMilli());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        if (conditions.notModified()) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        byte[] body = MessageBodies.itemAlone(latest);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Kafka's clock may be ahead of ours: never later than the answer (RFC 9110, 8.8.2.1). */
    private static Instant lastModified(ContractChange change) {
        return Instant.ofEpochMilli(Math.min(change.appendTime(), System.currentTimeMillis()));
    }
}
