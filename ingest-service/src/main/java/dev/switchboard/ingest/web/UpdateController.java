package dev.switchboard.ingest.web;

import dev.switchboard.admission.SenderIdentity;
import dev.switchboard.admission.UpdateAdmission;
import dev.switchboard.ingest.entry.ConcurrencyLimited;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.model.schema.ContractSchemas;
import dev.switchboard.service.openapi.ProblemAnswers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** One update at a time. */
@Tag(name = "Updates", description = "Answered once Kafka has acknowledged.")
@ConcurrencyLimited(ConcurrencyLimited.Kind.ONE)
@RestController
final class UpdateController {

    private static final byte[] NOTHING = {};

    private final UpdateAdmission admission;

    UpdateController(UpdateAdmission admission) {
        this.admission = admission;
    }

    @Operation(
            summary = "Send an update",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(ref = ContractSchemas.UPDATE),
                                            examples = @ExampleObject(IngestExamples.UPDATE))))
    @Acknowledged
    @ProblemAnswers({
        ProblemKind.MALFORMED_JSON,
        ProblemKind.INVALID_REQUEST,
        ProblemKind.NOT_ACCEPTABLE,
        ProblemKind.PRECONDITION_FAILED,
        ProblemKind.TOO_LARGE,
        ProblemKind.UNSUPPORTED_MEDIA_TYPE,
        ProblemKind.INVALID_UPDATE,
        ProblemKind.TOO_MANY_REQUESTS,
        ProblemKind.UNAVAILABLE
    })
    @PostMapping(
            path = "/update",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/*+json"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Acknowledgement> update(
            @RequestBody(required = false) byte @Nullable [] json,
            @IdempotencyKey @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable String key,
            HttpServletRequest request) {
        SenderIdentity sender = AdmissionResponses.sender(key);
        UnevaluatedConditions.refuse(request);
        return AdmissionResponses.of(admission.update(json == null ? NOTHING : json, sender));
    }

    @Operation(
            summary = "Send a test update",
            description =
                    "Delivered to subscribers marked \"test\": true; enters neither history nor"
                            + " view. Fields that are missing get sample values.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(ref = ContractSchemas.TEST_UPDATE),
                                            examples = @ExampleObject(IngestExamples.TEST_UPDATE))))
    @ApiResponse(
            responseCode = "202",
            description = "Kafka has it",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = Acknowledgement.class),
                            examples = @ExampleObject(IngestExamples.TEST_ACKNOWLEDGEMENT)))
    @ProblemAnswers({
        ProblemKind.MALFORMED_JSON,
        ProblemKind.INVALID_REQUEST,
        ProblemKind.NOT_ACCEPTABLE,
        ProblemKind.PRECONDITION_FAILED,
        ProblemKind.TOO_LARGE,
        ProblemKind.UNSUPPORTED_MEDIA_TYPE,
        ProblemKind.INVALID_UPDATE,
        ProblemKind.TOO_MANY_REQUESTS,
        ProblemKind.UNAVAILABLE
    })
    @PostMapping(
            path = "/test/update",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/*+json"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Acknowledgement> test(
            @RequestBody(required = false) byte @Nullable [] json,
            @IdempotencyKey @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable String key,
            HttpServletRequest request) {
        SenderIdentity sender = AdmissionResponses.sender(key);
        UnevaluatedConditions.refuse(request);
        return AdmissionResponses.of(admission.test(json == null ? NOTHING : json, sender));
    }
}
