package dev.switchboard.ingest.web.description;

import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.model.schema.ContractSchemas;
import dev.switchboard.service.openapi.ProblemAnswers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.http.MediaType;

/** Describes the call that takes a test update. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Operation(
        summary = "Send a test update",
        description =
                "Delivered to subscribers marked \"test\": true; enters neither history nor"
                        + " view. Fields that are missing get sample values.",
        requestBody =
                @RequestBody(
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(ref = ContractSchemas.TEST_UPDATE),
                                        examples = @ExampleObject(IngestExamples.TEST_UPDATE))))
@ApiResponse(
        responseCode = "202",
        description = "Kafka has it",
        useReturnTypeSchema = true,
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
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
public @interface TestUpdate {}
