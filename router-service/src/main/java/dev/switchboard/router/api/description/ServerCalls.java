package dev.switchboard.router.api.description;

import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.service.openapi.ProblemAnswers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
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

/** Describes the calls about servers and their answers, each by an annotation. */
public final class ServerCalls {

    private ServerCalls() {}

    @Operation(
            summary = "All servers, in the order of their names",
            description = "As this replica sees them.")
    @ApiResponse(
            responseCode = "200",
            description = "all of them",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(ref = ServerSchemas.SERVERS),
                            examples = @ExampleObject(ServerExamples.SERVERS)))
    @ProblemAnswers({
        ProblemKind.INVALID_REQUEST,
        ProblemKind.FEATURE_OFF,
        ProblemKind.NOT_ACCEPTABLE
    })
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface All {}

    @Operation(
            summary = "Register a server",
            description =
                    "It is known at once on this replica and within two seconds on every other;"
                            + " survives restarts. Private addresses must be allowed by"
                            + " switchboard.outbound.allowed-addresses of the router, and are"
                            + " checked whenever it connects: reason tells if one is not.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(ref = ServerSchemas.REGISTRATION),
                                            examples =
                                                    @ExampleObject(ServerExamples.REGISTRATION))))
    @ApiResponse(
            responseCode = "201",
            description = "the server; it is connected to in the background",
            headers =
                    @Header(
                            name = "Location",
                            description = "the server, relative to the path of this call",
                            schema = @Schema(type = "string", example = "servers/weather")),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(ref = ServerSchemas.SERVER),
                            examples = @ExampleObject(ServerExamples.SERVER)))
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
    public @interface Registration {}

    @Operation(summary = "A server", description = "As this replica sees it.")
    @ApiResponse(
            responseCode = "200",
            description = "all that is known of it",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(ref = ServerSchemas.SERVER),
                            examples = @ExampleObject(ServerExamples.SERVER)))
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
            summary = "Replace what is registered of a server",
            description =
                    "A header whose value is null keeps the stored one; one that is left out is"
                            + " removed. Approvals stay: at another address the server must offer"
                            + " the same, or have its changes approved.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(ref = ServerSchemas.CHANGE),
                                            examples = @ExampleObject(ServerExamples.CHANGE))))
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
    public @interface Change {}

    @Operation(
            summary = "Remove a registered server",
            description = "With its definitions and approvals.")
    @ApiResponse(responseCode = "204", description = "it is removed", content = @Content)
    @ProblemAnswers({
        ProblemKind.INVALID_REQUEST,
        ProblemKind.NOT_FOUND,
        ProblemKind.FEATURE_OFF,
        ProblemKind.CONFLICT,
        ProblemKind.UNAVAILABLE
    })
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Removal {}

    @Operation(
            summary = "Have this replica read what a server offers again",
            description = "Starts a child process that is not running.")
    @ApiResponse(
            responseCode = "202",
            description = "it is read in the background",
            content = @Content)
    @ProblemAnswers({
        ProblemKind.INVALID_REQUEST,
        ProblemKind.NOT_FOUND,
        ProblemKind.FEATURE_OFF,
        ProblemKind.CONFLICT
    })
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Refresh {}
}
