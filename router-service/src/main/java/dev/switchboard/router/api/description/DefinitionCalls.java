package dev.switchboard.router.api.description;

import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.service.openapi.ProblemAnswers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.http.MediaType;

/** Describes the calls about what servers list and their answers, each by an annotation. */
public final class DefinitionCalls {

    private DefinitionCalls() {}

    @Operation(
            summary = "What a server lists, by kind and name",
            description =
                    "What is in quarantine comes with the version that was approved last, so that"
                            + " the two can be compared.")
    @ApiResponse(
            responseCode = "200",
            description = "a page; next, given as after, pages on",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(ref = DefinitionSchemas.DEFINITIONS),
                            examples = @ExampleObject(DefinitionSchemas.DEFINITIONS_EXAMPLE)))
    @ProblemAnswers({
        ProblemKind.INVALID_REQUEST,
        ProblemKind.NOT_FOUND,
        ProblemKind.FEATURE_OFF,
        ProblemKind.NOT_ACCEPTABLE
    })
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Definitions {}

    @Operation(
            summary = "Approve definitions that are in quarantine",
            description =
                    "All of them or, if one is not known, none. They are offered at once on this"
                            + " replica and within two seconds on every other.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(ref = DefinitionSchemas.APPROVAL),
                                            examples =
                                                    @ExampleObject(
                                                            DefinitionSchemas.APPROVAL_EXAMPLE))))
    @ApiResponse(
            responseCode = "200",
            description = "the server as it is now",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(ref = ServerSchemas.SERVER),
                            examples = @ExampleObject(ServerExamples.SERVER)))
    @ProblemAnswers({
        ProblemKind.MALFORMED_JSON,
        ProblemKind.INVALID_REQUEST,
        ProblemKind.NOT_FOUND,
        ProblemKind.FEATURE_OFF,
        ProblemKind.NOT_ACCEPTABLE,
        ProblemKind.CONFLICT,
        ProblemKind.TOO_LARGE,
        ProblemKind.UNSUPPORTED_MEDIA_TYPE,
        ProblemKind.UNAVAILABLE
    })
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Approval {}
}
