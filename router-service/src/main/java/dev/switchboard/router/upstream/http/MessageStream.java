package dev.switchboard.router.upstream.http;

import dev.switchboard.model.json.Json;
import dev.switchboard.model.json.MalformedJsonException;
import dev.switchboard.router.outbound.OutboundException;
import dev.switchboard.router.outbound.OutboundResponse;
import dev.switchboard.router.outbound.ServerSentEvent;
import dev.switchboard.router.outbound.SseReader;
import dev.switchboard.router.upstream.channel.ChannelException;
import dev.switchboard.router.upstream.channel.ChannelException.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** The messages in the body of a response. One thread. */
final class MessageStream {

    private static final Logger log = LoggerFactory.getLogger(MessageStream.class);

    private static final Duration REST = Duration.ofSeconds(1);

    private final McpEndpoint endpoint;
    private final SseReader events;

    MessageStream(McpEndpoint endpoint, OutboundResponse response) {
        this.endpoint = endpoint;
        this.events = response.events();
    }

    /** Whether a response is a stream of events. */
    static boolean isOffered(OutboundResponse response) {
        return response.status() == 200 && mediaType(response).equals("text/event-stream");
    }

    /** Without parameters; empty where there is none. */
    static String mediaType(OutboundResponse response) {
        String type = response.headers().first("Content-Type").orElse("");
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /** The whole body of a response as one message, or several. */
    static JsonNode document(McpEndpoint endpoint, OutboundResponse response)
            throws ChannelException, InterruptedException {
        try {
            return Json.read(response.readBody());
        } catch (MalformedJsonException e) {
            throw new ChannelException(Kind.UNREADABLE, "its answer is no JSON: " + e.getMessage());
        } catch (OutboundException e) {
            throw endpoint.failure(e);
        }
    }

    /** Waits for the next event of any type; empty at the end. */
    Optional<ServerSentEvent> nextEvent() throws ChannelException, InterruptedException {
        try {
            return events.next();
        } catch (OutboundException e) {
            throw endpoint.failure(e);
        } catch (IOException e) {
            throw new ChannelException(Kind.BROKEN, "its stream broke");
        }
    }

    /** Waits for the next message, or several that come together; null at the end. */
    @Nullable JsonNode next() throws ChannelException, InterruptedException {
        for (var event = nextEvent(); event.isPresent(); event = nextEvent()) {
            String data = event.get().data();
            // events without data have an id only, to come back with
            if (event.get().type().equals("message") && !data.isBlank()) {
                try {
                    return Json.read(data.getBytes(StandardCharsets.UTF_8));
                } catch (MalformedJsonException e) {
                    log.debug("{} sent an event that is no JSON: {}", endpoint.server(), e);
                }
            }
        }
        return null;
    }

    /** What to say when coming back; empty if the stream cannot be resumed. */
    String lastEventId() {
        return events.lastEventId();
    }

    /** After which time to come back, if the stream says so. */
    Optional<Duration> retry() {
        return events.retry();
    }

    /** Reads a short rest, so that others can use the connection. */
    static void finish(OutboundResponse response) {
        response.finishWithin(REST);
        try {
            response.body().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // it takes longer: the connection is closed
        }
    }
}
