package dev.switchboard.router.api.description;

import dev.switchboard.model.problem.Problem;
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

/** Describes the calls about tools and their answers, each by an annotation. */
public final class ToolDescriptions {

    private ToolDescriptions() {}

    @Operation(
            summary = "Find tools",
            description =
                    "All that can be called now, those first that have the words in their names;"
                            + " from memory.")
    @ApiResponse(
            responseCode = "200",
            description = "a page; next, given as after, pages on",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(ref = ToolSchemas.TOOLS),
                            examples = @ExampleObject(ToolSchemas.TOOLS_EXAMPLE)))
    @ProblemAnswers({
        ProblemKind.INVALID_REQUEST,
        ProblemKind.FEATURE_OFF,
        ProblemKind.NOT_ACCEPTABLE
    })
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Search {}

    @Operation(summary = "One tool", description = "With the schema of its arguments; from memory.")
    @ApiResponse(
            responseCode = "200",
            description = "the tool",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(ref = ToolSchemas.TOOL),
                            examples = @ExampleObject(ToolSchemas.TOOL_EXAMPLE)))
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
            summary = "Call a tool",
            description =
                    "For programs that do not speak MCP. Progress and questions to the caller are"
                            + " for clients of /mcp.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(ref = ToolSchemas.CALL),
                                            examples = @ExampleObject(ToolSchemas.CALL_EXAMPLE))))
    @ApiResponse(
            responseCode = "200",
            description = "its result, also with isError, as the tool gave it",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(ref = ToolSchemas.RESULT),
                            examples = @ExampleObject(ToolSchemas.RESULT_EXAMPLE)))
    @ApiResponse(
            responseCode = "502",
            description = "its server answered with an error, or broke off",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(ref = ToolSchemas.FAILURE),
                            examples = @ExampleObject(ToolSchemas.FAILURE_EXAMPLE)))
    @ProblemAnswers({
        ProblemKind.MALFORMED_JSON,
        ProblemKind.INVALID_REQUEST,
        ProblemKind.NOT_FOUND,
        ProblemKind.FEATURE_OFF,
        ProblemKind.NOT_ACCEPTABLE,
        ProblemKind.TOO_LARGE,
        ProblemKind.UNSUPPORTED_MEDIA_TYPE,
        ProblemKind.UNAVAILABLE,
        ProblemKind.GATEWAY_TIMEOUT
    })
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Call {}
}
