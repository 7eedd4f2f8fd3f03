package dev.switchboard.router.upstream.http;

import dev.switchboard.router.outbound.Headers;
import dev.switchboard.router.outbound.OutboundClient;
import dev.switchboard.router.outbound.OutboundException;
import dev.switchboard.router.outbound.OutboundLimits;
import dev.switchboard.router.outbound.OutboundRequest;
import dev.switchboard.router.outbound.OutboundResponse;
import dev.switchboard.router.outbound.OutboundUrl;
import dev.switchboard.router.protocol.JsonRpcMessage;
import dev.switchboard.router.protocol.JsonRpcMessage.Request;
import dev.switchboard.router.upstream.channel.ChannelException;
import dev.switchboard.router.upstream.channel.ChannelException.Kind;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A URL at which a server is reached. Its requests end when their thread is interrupted, and wait
 * for hours otherwise: who waits for a response keeps the time. Thread-safe.
 */
public final class McpEndpoint {

    private static final Logger log = LoggerFactory.getLogger(McpEndpoint.class);

    private static final String JSON = "application/json";
    private static final String EVENTS = "text/event-stream";

    /** A stream without a byte for so long is opened again. */
    private static final Duration LONGEST_SILENCE = Duration.ofHours(1);

    /** Requests for which nobody waits. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration SHORT = Duration.ofSeconds(2);

    private final String server;
    private final OutboundClient client;
    private final OutboundUrl url;
    private final Headers own;
    private final OutboundLimits limits;

    /** Of messages that no caller waits for. */
    private final OutboundLimits shorter;

    /**
     * @param server as the log names it
     * @param own headers of every request; their values are secrets
     * @param connect how long a connection may take to open
     * @param message the largest message of the server, in bytes
     */
    public McpEndpoint(
            String server,
            OutboundClient client,
            OutboundUrl url,
            Headers own,
            Duration connect,
            int message) {
        this(
                server,
                client,
                url,
                own,
                new OutboundLimits(
                        connect, LONGEST_SILENCE, LONGEST_SILENCE, null, message, message));
    }

    private McpEndpoint(
            String server,
            OutboundClient client,
            OutboundUrl url,
            Headers own,
            OutboundLimits limits) {
        this.server = server;
        this.client = client;
        this.url = url;
        this.own = own;
        this.limits = limits;
        this.shorter = limits.withHead(PATIENCE).withIdle(PATIENCE).withTotal(PATIENCE);
    }

    /** Another URL of the same server. */
    McpEndpoint at(OutboundUrl other) {
        return new McpEndpoint(server, client, other, own, limits);
    }

    String server() {
        return server;
    }

    OutboundUrl url() {
        return url;
    }

    /** Sends a message, and waits for the head of the response. */
    OutboundResponse post(JsonRpcMessage message, Map<String, String> headers)
            throws ChannelException, InterruptedException {
        OutboundRequest request =
                OutboundRequest.post(url, JSON, message.json().toString())
                        .withHeader("Accept", JSON + ", " + EVENTS)
                        .withLimits(message instanceof Request ? limits : shorter);
        return execute(request, headers);
    }

    /** Asks for a stream of messages, and waits for the head of the response. */
    OutboundResponse get(Map<String, String> headers)
            throws ChannelException, InterruptedException {
        OutboundRequest request =
                OutboundRequest.get(url).withHeader("Accept", EVENTS).withLimits(limits);
        return execute(request, headers);
    }

    /** Ends a session; whether that succeeds nobody needs to know. */
    void delete(Map<String, String> headers) throws InterruptedException {
        OutboundRequest request =
                new OutboundRequest(
                        "DELETE",
                        url,
                        Headers.NONE,
                        null,
                        limits.withConnect(SHORT).withHead(SHORT).withTotal(SHORT));
        try (OutboundResponse response = execute(request, headers)) {
            log.debug("{} ended a session with status {}", server, response.status());
        } catch (ChannelException e) {
            log.debug("{} was not told of the end of a session: {}", server, e.reason());
        }
    }

    private OutboundResponse execute(OutboundRequest plain, Map<String, String> headers)
            throws ChannelException, InterruptedException {
        OutboundRequest request = plain;
        for (Headers.Field field : own.fields()) {
            request = request.withHeader(field.name(), field.value());
        }
        for (Map.Entry<String, String> header : headers.entrySet()) {
            request = request.withHeader(header.getKey(), header.getValue());
        }
        try {
            return client.exchange(request);
        } catch (OutboundException e) {
            throw failure(e);
        }
    }

    /**
     * Says in the words of channels what has failed; where the server is, callers need not know.
     */
    ChannelException failure(OutboundException e) throws InterruptedException {
        if (e instanceof OutboundException.Refused refused) {
            log.warn("{}: {}", server, refused.operatorMessage());
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        log.debug("{}: {}", server, e.getMessage());
        String message = String.valueOf(e.getMessage()).replace(e.origin().toString(), "it");
        return new ChannelException(
                kind(e),
                message.endsWith(".") ? message.substring(0, message.length() - 1) : message);
    }

    private static Kind kind(OutboundException e) {
        return switch (e) {
            case OutboundException.Refused _, OutboundException.Redirected _ -> Kind.REFUSED;
            case OutboundException.TooLarge _ -> Kind.UNREADABLE;
            case OutboundException.TimedOut _ when e.sent() -> Kind.TIMEOUT;
            default -> e.sent() ? Kind.BROKEN : Kind.NOT_SENT;
        };
    }
}
