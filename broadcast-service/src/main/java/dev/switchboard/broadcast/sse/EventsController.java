package dev.switchboard.broadcast.sse;

import dev.switchboard.broadcast.fanout.Fanout;
import dev.switchboard.broadcast.fanout.Feed;
import dev.switchboard.broadcast.fanout.ReconnectDelay;
import dev.switchboard.broadcast.settings.BroadcastSettings;
import dev.switchboard.broadcast.sse.description.EventsCall;
import dev.switchboard.broadcast.subscription.ConnectionAdmission;
import dev.switchboard.broadcast.subscription.ConnectionMetrics;
import dev.switchboard.broadcast.subscription.FeedNames;
import dev.switchboard.broadcast.subscription.SubscribableFeed;
import dev.switchboard.broadcast.subscription.SubscriptionParameters;
import dev.switchboard.broadcast.subscription.SubscriptionQuery;
import dev.switchboard.broadcast.subscription.SubscriptionReader;
import dev.switchboard.model.problem.Problem;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.service.openapi.ProblemAnswers;
import dev.switchboard.service.web.problem.ProblemException;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Parameter;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Subscribes clients of server-sent events. */
@Tag(name = "Live")
@RestController
final class EventsController {

    private static final String PATH = "/events";

    private final Fanout fanout;
    private final List<SubscribableFeed> feeds;
    private final ConnectionMetrics connectionMetrics;
    private final ConnectionAdmission connectionAdmission;
    private final BroadcastSettings settings;

    EventsController(
            Fanout fanout,
            List<SubscribableFeed> feeds,
            ConnectionMetrics connectionMetrics,
            ConnectionAdmission connectionAdmission,
            BroadcastSettings settings) {
        this.fanout = fanout;
        this.feeds = feeds;
        this.connectionMetrics = connectionMetrics;
        this.connectionAdmission = connectionAdmission;
        this.settings = settings;
    }

    @EventsCall
    @ProblemAnswers({ProblemKind.INVALID_REQUEST, ProblemKind.INVALID_CURSOR})
    @GetMapping(path = EventsController.PATH)
    void events(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> query,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        follow(feed(Feed.CONTRACTS), query, request, response);
    }

    /** Another feed than that of contracts. */
    @Hidden
    @GetMapping(path = EventsController.PATH + "/{feed}")
    void events(
            @PathVariable("feed") String feed,
            @RequestParam MultiValueMap<String, String> query,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        follow(feed(feed), query, request, response);
    }

    private SubscribableFeed feed(String name) {
        return feeds.stream()
                .filter(feed -> feed.feed().name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new ProblemException(ProblemKind.NOT_FOUND, "there is no feed " + name));
    }

    private void follow(
            SubscribableFeed feed,
            Map<String, List<String>> query,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        SubscriptionParameters parameters = parameters(feed.names(), query, request);
        var result = SubscriptionReader.ofQuery(feed.names(), parameters, settings.heartbeat());
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
                        .open(feed.feed(), wanted);
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
            FeedNames names, Map<String, List<String>> query, HttpServletRequest request) {
        SubscriptionParameters parameters = SubscriptionQuery.read(names, query);
        String lastEventId = request.getHeader("Last-Event-ID");
        return lastEventId == null || lastEventId.isEmpty()
                ? parameters
                : parameters.since(lastEventId);
    }
}
