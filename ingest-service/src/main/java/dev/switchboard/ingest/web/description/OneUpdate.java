package dev.switchboard.ingest.web.description;

import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.model.schema.ContractSchemas;
import dev.switchboard.service.openapi.ProblemAnswers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.http.MediaType;

/** Describes the call that takes one update. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Operation(
        summary = "Send an update",
        requestBody =
                @RequestBody(
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
public @interface OneUpdate {}
