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
 * Describes the call that subscribes to a feed other than contracts.
 *
 * @see DescribedParameters
 */
@Operation(
        description =
                "As /events, with the messages of /ws for this feed. Where the node has not read"
                        + " the feed yet, the stream ends at once after a retry: and a comment that"
                        + " says so.")
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
                        examples = @ExampleObject(FeedEventsCall.EXAMPLE)))
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface FeedEventsCall {

    /** An event as it stands in the stream of any feed. */
    String EXAMPLE =
            """
            id: AQgAAAAA…
            event: replay_complete
            data: {"type":"replay_complete","cursor":"AQgAAAAA…"}

            """;
}
