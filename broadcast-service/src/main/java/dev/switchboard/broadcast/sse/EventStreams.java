package dev.switchboard.broadcast.sse;

import dev.switchboard.broadcast.fanout.Fanout;
import dev.switchboard.broadcast.fanout.ReconnectDelay;
import dev.switchboard.broadcast.settings.BroadcastSettings;
import dev.switchboard.broadcast.subscription.ConnectionAdmission;
import dev.switchboard.broadcast.subscription.ConnectionMetrics;
import dev.switchboard.broadcast.subscription.FeedNames;
import dev.switchboard.broadcast.subscription.SubscribableFeed;
import dev.switchboard.broadcast.subscription.SubscriptionParameters;
import dev.switchboard.broadcast.subscription.SubscriptionQuery;
import dev.switchboard.broadcast.subscription.SubscriptionReader;
import dev.switchboard.model.problem.Problem;
import dev.switchboard.service.web.problem.ProblemException;
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

/** Opens event streams, of any feed. Any thread. */
final class EventStreams {

    private final Fanout fanout;
    private final ConnectionMetrics connectionMetrics;
    private final ConnectionAdmission connectionAdmission;
    private final BroadcastSettings settings;

    EventStreams(
            Fanout fanout,
            ConnectionMetrics connectionMetrics,
            ConnectionAdmission connectionAdmission,
            BroadcastSettings settings) {
        this.fanout = fanout;
        this.connectionMetrics = connectionMetrics;
        this.connectionAdmission = connectionAdmission;
        this.settings = settings;
    }

    /**
     * Answers with the stream that a request asks for.
     *
     * @throws ProblemException when its parameters are not those of a subscription to the feed
     */
    void open(
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
                Optional<Problem> refusal = connectionAdmission.refusal(feed);
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
