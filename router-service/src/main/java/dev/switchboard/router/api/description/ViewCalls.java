package dev.switchboard.router.api.description;

import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.service.openapi.ProblemAnswers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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

/** Describes the calls about views and their answers, each by an annotation. */
public final class ViewCalls {

    private ViewCalls() {}

    /** The view that a path names. */
    @Parameter(
            description = "in any case of its letters",
            example = "analysts",
            schema = @Schema(ref = ServerSchemas.NAME))
    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Name {}

    @Operation(
            summary = "All views, in the order of their names",
            description = "As this replica sees them.")
    @ApiResponse(
            responseCode = "200",
            description = "all of them",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(ref = ViewSchemas.VIEWS),
                            examples = @ExampleObject(ViewSchemas.VIEWS_EXAMPLE)))
    @ProblemAnswers({
        ProblemKind.INVALID_REQUEST,
        ProblemKind.FEATURE_OFF,
        ProblemKind.NOT_ACCEPTABLE
    })
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface All {}

    @Operation(summary = "A view", description = "As this replica sees it.")
    @ApiResponse(
            responseCode = "200",
            description = "what it chooses",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(ref = ViewSchemas.VIEW),
                            examples = @ExampleObject(ViewSchemas.VIEW_EXAMPLE)))
    @ProblemAnswers({
        ProblemKind.INVALID_REQUEST,
        ProblemKind.NOT_FOUND,
        ProblemKind.FEATURE_OFF,
        ProblemKind.NOT_ACCEPTABLE
    })
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface One {}

    @Operation(
            summary = "Add a view, or replace it",
            description =
                    "It is served at once on this replica and within two seconds on every other;"
                            + " survives restarts. What is absent chooses all. Servers and tools that"
                            + " are not there yet can be named.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(ref = ViewSchemas.REQUEST),
                                            examples =
                                                    @ExampleObject(ViewSchemas.REQUEST_EXAMPLE))))
    @ApiResponse(
            responseCode = "201",
            description = "the view, which is new",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(ref = ViewSchemas.VIEW),
                            examples = @ExampleObject(ViewSchemas.VIEW_EXAMPLE)))
    @ApiResponse(
            responseCode = "200",
            description = "the view, which has taken the place of another",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(ref = ViewSchemas.VIEW),
                            examples = @ExampleObject(ViewSchemas.VIEW_EXAMPLE)))
    @ProblemAnswers({
        ProblemKind.MALFORMED_JSON,
        ProblemKind.INVALID_REQUEST,
        ProblemKind.FEATURE_OFF,
        ProblemKind.NOT_ACCEPTABLE,
        ProblemKind.CONFLICT,
        ProblemKind.TOO_LARGE,
        ProblemKind.UNSUPPORTED_MEDIA_TYPE,
        ProblemKind.UNAVAILABLE
    })
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Put {}

    @Operation(
            summary = "Remove a view",
            description = "Its endpoint and the sessions there end with it.")
    @ApiResponse(responseCode = "204", description = "it is removed", content = @Content)
    @ProblemAnswers({
        ProblemKind.INVALID_REQUEST,
        ProblemKind.NOT_FOUND,
        ProblemKind.FEATURE_OFF,
        ProblemKind.UNAVAILABLE
    })
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Removal {}
}
