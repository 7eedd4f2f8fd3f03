package dev.switchboard.ingest.web;

import dev.switchboard.admission.Admission;
import dev.switchboard.admission.Admission.Saturated;
import dev.switchboard.admission.Sender;
import dev.switchboard.admission.UpdateAdmission;
import dev.switchboard.model.contract.Json;
import dev.switchboard.model.contract.MalformedJsonException;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.model.problem.Violation;
import dev.switchboard.model.schema.ContractSchemas;
import dev.switchboard.service.api.ProblemAnswers;
import dev.switchboard.service.web.BatchBody;
import dev.switchboard.service.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Many updates in one request. */
@Tag(name = "Updates")
@RestController
final class BatchController {

    private static final byte[] NOTHING = {};

    private final UpdateAdmission admission;

    BatchController(UpdateAdmission admission) {
        this.admission = admission;
    }

    @Operation(
            summary = "Send many updates",
            description =
                    "Each item is taken or refused by itself, in order. Once Kafka does not take"
                            + " one in time, those after it are not tried. 503 when it took none.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            array =
                                                    @ArraySchema(
                                                            schema =
                                                                    @Schema(
                                                                            ref =
                                                                                    ContractSchemas
                                                                                            .UPDATE)),
                                            examples = @ExampleObject(Examples.UPDATES))))
    @ApiResponse(
            responseCode = "202",
            description = "Kafka has all of them",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = BatchOutcome.class),
                            examples = @ExampleObject(Examples.ALL_ACCEPTED)))
    @ApiResponse(
            responseCode = "207",
            description = "Some were refused, or not acknowledged in time",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = BatchOutcome.class),
                            examples = @ExampleObject(Examples.SOME_REFUSED)))
    @ProblemAnswers({
        ProblemKind.MALFORMED_JSON,
        ProblemKind.INVALID_REQUEST,
        ProblemKind.NOT_ACCEPTABLE,
        ProblemKind.TOO_LARGE,
        ProblemKind.UNSUPPORTED_MEDIA_TYPE,
        ProblemKind.INVALID_UPDATE,
        ProblemKind.UNAVAILABLE
    })
    @BatchBody
    @PostMapping(
            path = "/updates",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/*+json"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<BatchOutcome> updates(
            @RequestBody(required = false) byte @Nullable [] json,
            @IdempotencyKey @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable String key) {
        Sender sender = Answers.sender(key);
        BatchTally tally = new BatchTally();
        hand(items(json == null ? NOTHING : json), sender, tally);
        BatchOutcome outcome = tally.outcome();
        Optional<Saturated> saturated = tally.saturated();
        if (saturated.isPresent() && tally.allSaturated()) {
            throw new ProblemException(
                    ProblemKind.UNAVAILABLE,
                    saturated.get().detail(),
                    saturated.get().retryAfter());
        }
        var answer =
                ResponseEntity.status(
                        outcome.refused() == 0 ? HttpStatus.ACCEPTED : HttpStatus.MULTI_STATUS);
        saturated.ifPresent(missed ->
                answer.header(
                        HttpHeaders.RETRY_AFTER, Long.toString(missed.retryAfter().toSeconds())));
        return answer.body(outcome);
    }

    private void hand(Iterator<JsonNode> items, Sender sender, BatchTally tally) {
        for (int index = 0; items.hasNext(); index++) {
            JsonNode item = items.next();
            Optional<Saturated> missed = tally.saturated();
            // each further try would block as long, and overtake what it should follow
            CompletableFuture<Admission> outcome =
                    missed.isPresent()
                            ? CompletableFuture.completedFuture(missed.get())
                            : admission.update(item, sender.item(index));
            tally.add(index, outcome);
        }
    }

    private static Iterator<JsonNode> items(byte[] json) {
        try {
            return Json.items(json)
                    .orElseThrow(() ->
                            new ProblemException(
                                    ProblemKind.INVALID_UPDATE,
                                    "the body must be a JSON array of updates",
                                    List.of(
                                            new Violation(
                                                    "",
                                                    "must be a JSON array of updates",
                                                    null,
                                                    null))));
        } catch (MalformedJsonException e) {
            throw new ProblemException(ProblemKind.MALFORMED_JSON, e.detail());
        }
    }
}
