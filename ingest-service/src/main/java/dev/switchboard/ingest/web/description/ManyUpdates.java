package dev.switchboard.ingest.web.description;

import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.model.schema.ContractSchemas;
import dev.switchboard.service.openapi.ProblemAnswers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
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

/** Describes the call that takes many updates, in both of its forms. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Operation(
        summary = "Send many updates",
        description =
                "Each item is taken or refused by itself, in order. Once Kafka does not take one in"
                        + " time, those after it are not tried. 503 when it took none. As"
                        + " application/x-ndjson, a line for each update, there may be any number"
                        + " of them: they are read as fast as Kafka takes them. Blank lines are"
                        + " passed over, but counted as lines. Bodies may be packed with gzip.",
        requestBody =
                @RequestBody(
                        required = true,
                        content = {
                            @Content(
                                    mediaType = MediaType.APPLICATION_JSON_VALUE,
                                    array =
                                            @ArraySchema(
                                                    schema = @Schema(ref = ContractSchemas.UPDATE)),
                                    examples = @ExampleObject(IngestExamples.UPDATES)),
                            @Content(
                                    mediaType = MediaType.APPLICATION_NDJSON_VALUE,
                                    schema =
                                            @Schema(
                                                    type = "string",
                                                    description = "One update a line."),
                                    examples = @ExampleObject(IngestExamples.LINES))
                        }))
@ApiResponse(
        responseCode = "202",
        description = "Kafka has all of them",
        useReturnTypeSchema = true,
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        examples = @ExampleObject(IngestExamples.ALL_ACCEPTED)))
@ApiResponse(
        responseCode = "207",
        description = "Some were refused, not acknowledged in time, or not read",
        useReturnTypeSchema = true,
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        examples = {
                            @ExampleObject(name = "refused", value = IngestExamples.SOME_REFUSED),
                            @ExampleObject(name = "unread", value = IngestExamples.SOME_UNREAD)
                        }))
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
public @interface ManyUpdates {}
