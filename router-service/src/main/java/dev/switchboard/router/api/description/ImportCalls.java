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

/** Describes the call that imports servers, and its answers, by an annotation. */
public final class ImportCalls {

    private ImportCalls() {}

    @Operation(
            summary = "Register servers that a registry lists",
            description =
                    "For registries with the API of the official MCP registry. Servers at"
                            + " addresses are registered, those that need values for headers"
                            + " disabled; what is there already stays as it is, so that an import"
                            + " can be repeated.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(ref = ImportSchemas.REQUEST),
                                            examples =
                                                    @ExampleObject(ImportSchemas.REQUEST_EXAMPLE))))
    @ApiResponse(
            responseCode = "200",
            description = "what became of each server",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(ref = ImportSchemas.REPORT),
                            examples = @ExampleObject(ImportSchemas.REPORT_EXAMPLE)))
    @ProblemAnswers({
        ProblemKind.MALFORMED_JSON,
        ProblemKind.INVALID_REQUEST,
        ProblemKind.FEATURE_OFF,
        ProblemKind.NOT_ACCEPTABLE,
        ProblemKind.CONFLICT,
        ProblemKind.TOO_LARGE,
        ProblemKind.UNSUPPORTED_MEDIA_TYPE,
        ProblemKind.BAD_GATEWAY,
        ProblemKind.UNAVAILABLE,
        ProblemKind.GATEWAY_TIMEOUT
    })
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Import {}
}
