package dev.switchboard.broadcast.query.description;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.http.MediaType;

/** Describes the queries and their good answers, each by an annotation. */
public final class QueryCalls {

    private QueryCalls() {}

    @Operation(summary = "The latest update of each contract, in order of contract id")
    @ApiResponse(
            responseCode = "200",
            description = "a page; next, given as after, pages on",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(ref = QuerySchemas.CONTRACTS),
                            examples = @ExampleObject(QueryExamples.CONTRACTS)))
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Contracts {}

    @Operation(
            summary = "The latest update of a contract",
            description = "For ids that a path can't carry: /contracts?contract_id=")
    @ConditionalRead
    @ApiResponse(
            responseCode = "200",
            description = "the update",
            headers = {
                @Header(
                        name = "ETag",
                        description = "the message's id, for If-Match and If-None-Match",
                        schema = @Schema(type = "string", example = "\"contracts-0-1532\"")),
                @Header(
                        name = "Last-Modified",
                        description = "when Kafka took it",
                        schema =
                                @Schema(type = "string", example = "Mon, 01 Jan 2024 12:00:00 GMT"))
            },
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(ref = QuerySchemas.UPDATE),
                            examples = @ExampleObject(QueryExamples.CONTRACT)))
    @ApiResponse(
            responseCode = "304",
            description = "it is what If-None-Match names, or not newer than If-Modified-Since",
            content = @Content)
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Contract {}

    @Operation(
            summary = "Updates and removals, newest first",
            description = "The same on every node. complete_since says from when on all are there.")
    @ApiResponse(
            responseCode = "200",
            description = "a page; next, given as before, pages on",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(ref = QuerySchemas.HISTORY),
                            examples = @ExampleObject(QueryExamples.HISTORY)))
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface History {}

    @Operation(
            summary = "Calls that the router answered or passed on, newest first",
            description =
                    "Those that the node remembers. complete_since says from when on all are"
                            + " there.")
    @ApiResponse(
            responseCode = "200",
            description = "a page; next, given as before, pages on",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(ref = QuerySchemas.CALLS),
                            examples = @ExampleObject(QueryExamples.CALLS)))
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Calls {}

    @Operation(summary = "The state of the system")
    @ApiResponse(
            responseCode = "200",
            description = "the state, also while starting",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(ref = QuerySchemas.STATUS),
                            examples = @ExampleObject(QueryExamples.STATUS)))
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Status {}

    @Operation(summary = "Connections and what was delivered to them")
    @ApiResponse(
            responseCode = "200",
            description = "counts since this node started",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(ref = QuerySchemas.CONNECTIONS),
                            examples = @ExampleObject(QueryExamples.CONNECTIONS)))
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Connections {}
}
