package dev.switchboard.broadcast.sse;

import dev.switchboard.broadcast.dialect.ConnectionAdmission;
import dev.switchboard.broadcast.dialect.ConnectionMetrics;
import dev.switchboard.broadcast.dialect.SubscriptionParameter;
import dev.switchboard.broadcast.dialect.SubscriptionParameters;
import dev.switchboard.broadcast.dialect.SubscriptionQuery;
import dev.switchboard.broadcast.dialect.SubscriptionReader;
import dev.switchboard.broadcast.fanout.Fanout;
import dev.switchboard.broadcast.fanout.Feed;
import dev.switchboard.broadcast.fanout.ReconnectDelay;
import dev.switchboard.broadcast.settings.BroadcastSettings;
import dev.switchboard.model.problem.Problem;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.model.schema.FeedSchemas;
import dev.switchboard.service.api.ProblemAnswers;
import dev.switchboard.service.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.ee11.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Subscribes clients of server-sent events. */
@Tag(name = "Live")
@RestController
final class EventsController {

    static final String PATH = "/events";

    private static final String EXAMPLE =
            """
            id: AQgAAAAA…
            event: contract_update
            data: {"type":"contract_update","data":{"contract_id":"c-42","location":"Chennai","status":"active","timestamp":"2024-01-01T12:00:00Z"},"id":"contracts-0-1532","cursor":"AQgAAAAA…"}

            """;

    private final Fanout fanout;
    private final Feed feed;
    private final ConnectionMetrics connectionMetrics;
    private final ConnectionAdmission connectionAdmission;
    private final BroadcastSettings settings;

    EventsController(
            Fanout fanout,
            Feed feed,
            ConnectionMetrics connectionMetrics,
            ConnectionAdmission connectionAdmission,
            BroadcastSettings settings) {
        this.fanout = fanout;
        this.feed = feed;
        this.connectionMetrics = connectionMetrics;
        this.connectionAdmission = connectionAdmission;
        this.settings = settings;
    }

    @Operation(
            summary = "Follow contracts live (server-sent events)",
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
                            examples = @ExampleObject(EXAMPLE)))
    @ProblemAnswers({ProblemKind.INVALID_REQUEST, ProblemKind.INVALID_CURSOR})
    @GetMapping(path = EventsController.PATH)
    void events(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> query,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        SubscriptionParameters parameters = parameters(query, request);
        var result =
                SubscriptionReader.read(
                        parameters, SubscriptionParameter::inQuery, settings.heartbeat());
        switch (result) {
            case SubscriptionReader.Result.Invalid(var kind, var detail, var violations) ->
                    throw new ProblemException(kind, detail, violations);
            case SubscriptionReader.Result.Valid(var wanted) -> {
                response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
                response.setCharacterEncoding("UTF-8");
                response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
                // proxies that buffer would hold events back
                response.setHeader("X-Accel-Buffering", "no");
                if (request.getMethod().equals("HEAD")) {
                    // how long the stream would be, nobody knows (RFC 9110, section 8.6)
                    response.flushBuffer();
                    return;
                }
                Optional<Problem> refusal = connectionAdmission.refusal();
                if (refusal.isPresent()) {
                    sendAway(response, refusal.get());
                    return;
                }
                EndPoint socket =
                        ServletContextRequest.getServletContextRequest(request)
                                .getConnectionMetaData()
                                .getConnection()
                                .getEndPoint();
                socket.setIdleTimeout(settings.idleTimeout().toMillis());
                AsyncContext async = request.startAsync();
                async.setTimeout(0);
                String who = request.getRemoteAddr() + ":" + request.getRemotePort();
                new SseSession(async, fanout, connectionMetrics, who, socket::close)
                        .open(feed, wanted);
            }
        }
    }

    /**
     * Ends a stream before it begins. A browser's EventSource never comes back after any other
     * status than 200 (HTML standard, Server-sent events, "fail the connection"), and all of these
     * causes pass.
     */
    private void sendAway(HttpServletResponse response, Problem refusal) throws IOException {
        response.setHeader(HttpHeaders.CONNECTION, "close");
        ReconnectDelay delay =
                new ReconnectDelay(settings.reconnectAfter(), settings.reconnectWithin());
        String words = ": %s\nretry: %d\n\n".formatted(refusal.detail(), delay.nextMillis());
        response.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
    }

    private static SubscriptionParameters parameters(
            Map<String, List<String>> query, HttpServletRequest request) {
        SubscriptionParameters parameters = SubscriptionQuery.read(query);
        String lastEventId = request.getHeader("Last-Event-ID");
        return lastEventId == null || lastEventId.isEmpty()
                ? parameters
                : parameters.since(lastEventId);
    }
}
