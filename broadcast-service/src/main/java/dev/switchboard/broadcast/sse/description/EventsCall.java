package dev.switchboard.broadcast.sse.description;

import dev.switchboard.model.schema.FeedSchemas;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.http.MediaType;

/**
 * Describes the call that subscribes.
 *
 * @see DescribedParameters
 */
@Operation(
        description =
                "Event names are the message types of /ws; the event id is the cursor, so that"
                        + " a browser's EventSource resumes by itself. Parameters are those of"
                        + " /ws. Where the node lets nobody in for the moment, as before its"
                        + " view is complete, the stream ends at once after a retry: and a"
                        + " comment that says why.")
@Parameter(
        name = "Last-Event-ID",
        in = ParameterIn.HEADER,
        description = "the id of the last event; comes before since",
        schema = @Schema(ref = FeedSchemas.CURSOR))
@ApiResponse(
        responseCode = "200",
        description = "the stream",
        content =
                @Content(
                        mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                        schema = @Schema(type = "string"),
                        examples = @ExampleObject(EventsCall.EXAMPLE)))
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface EventsCall {

    /** An event as it stands in the stream. */
    String EXAMPLE =
            """
            id: AQgAAAAA…
            event: contract_update
            data: {"type":"contract_update","data":{"contract_id":"c-42","location":"Chennai","status":"active","timestamp":"2024-01-01T12:00:00Z"},"id":"contracts-0-1532","cursor":"AQgAAAAA…"}

            """;
}
