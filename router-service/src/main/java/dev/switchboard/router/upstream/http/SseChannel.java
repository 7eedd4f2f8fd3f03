package dev.switchboard.router.upstream.http;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.outbound.OutboundResponse;
import dev.switchboard.router.outbound.OutboundUrl;
import dev.switchboard.router.outbound.ServerSentEvent;
import dev.switchboard.router.protocol.JsonRpcMessage;
import dev.switchboard.router.protocol.JsonRpcMessage.Notification;
import dev.switchboard.router.upstream.channel.ChannelException;
import dev.switchboard.router.upstream.channel.ChannelException.Kind;
import dev.switchboard.router.upstream.channel.Inbound;
import dev.switchboard.router.upstream.channel.MultiplexedChannel;
import dev.switchboard.router.upstream.channel.OutgoingRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * HTTP+SSE (MCP 2024-11-05, Transports): all messages of the server come on one stream, ours go by
 * POST to where it says. With the stream the session ends. Thread-safe.
 */
public final class SseChannel extends MultiplexedChannel {

    private static final Logger log = LoggerFactory.getLogger(SseChannel.class);

    private final McpEndpoint stream;
    private final CompletableFuture<McpEndpoint> messages = new CompletableFuture<>();
    private final Map<JsonNode, Thread> posts = new ConcurrentHashMap<>();
    private final Thread reader;

    private SseChannel(McpEndpoint stream, Inbound unrelated) {
        super(stream.server(), unrelated);
        this.stream = stream;
        this.reader = thread("read", this::read);
    }

    /**
     * Opens the stream, and waits until the server says where messages go.
     *
     * @param unrelated receives on the reading thread what belongs to no request; must not block
     * @throws ChannelException when it does not
     */
    public static SseChannel open(McpEndpoint stream, Inbound unrelated, Duration patience)
            throws ChannelException, InterruptedException {
        SseChannel channel = new SseChannel(stream, unrelated);
        channel.reader.start();
        boolean opened = false;
        try {
            channel.messages.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            opened = true;
            return channel;
        } catch (TimeoutException e) {
            throw new ChannelException(
                    Kind.TIMEOUT, "it did not say where to send messages to (HTTP+SSE)");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ChannelException why) {
                throw why;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            if (!opened) {
                channel.close();
            }
        }
    }

    private Thread thread(String what, Runnable work) {
        return Thread.ofVirtual().name("mcp-" + server() + "-" + what).unstarted(work);
    }

    private void read() {
        ChannelException end = new ChannelException(Kind.BROKEN, "its stream ended");
        try (OutboundResponse response = stream.get(Map.of())) {
            if (!MessageStream.isOffered(response)) {
                throw ErrorAnswer.read(response).exception();
            }
            MessageStream events = new MessageStream(stream, response);
            messages.complete(stream.at(endpoint(events, response.url())));
            for (JsonNode json = events.next(); json != null; json = events.next()) {
                for (JsonRpcMessage message : messages(json)) {
                    received(message, null);
                }
            }
        } catch (ChannelException e) {
            end = e;
        } catch (InterruptedException e) {
            end = new ChannelException(Kind.BROKEN, "the connection was closed");
        } catch (RuntimeException e) {
            log.error("the stream of {} cannot be read", server(), e);
        }
        messages.completeExceptionally(end);
        ended(end);
    }

    /** Messages, and with them credentials, go to no other origin. */
    private static OutboundUrl endpoint(MessageStream events, OutboundUrl url)
            throws ChannelException, InterruptedException {
        Optional<ServerSentEvent> event = events.nextEvent();
        while (event.isPresent() && !event.get().type().equals("endpoint")) {
            event = events.nextEvent();
        }
        if (event.isEmpty()) {
            throw new ChannelException(
                    Kind.UNREADABLE, "its stream does not say where to send messages to");
        }
        try {
            OutboundUrl endpoint = url.resolve(event.get().data());
            if (endpoint.origin().equals(url.origin())) {
                return endpoint;
            }
        } catch (IllegalArgumentException e) {
            log.debug("{} names an endpoint that is none: {}", url, e.getMessage());
        }
        throw new ChannelException(
                Kind.UNREADABLE, "it wants messages to be sent to another origin, or to no URL");
    }

    @Override
    public void initialized(String version) throws ChannelException, InterruptedException {
        post(new Notification("notifications/initialized", Json.MAPPER.createObjectNode()));
    }

    @Override
    protected void write(OutgoingRequest outgoing) {
        Thread thread = thread("post", () -> post(outgoing));
        posts.put(outgoing.id(), thread);
        thread.start();
    }

    @Override
    protected void over(OutgoingRequest outgoing) {
        Thread thread = posts.remove(outgoing.id());
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void post(OutgoingRequest outgoing) {
        try {
            post(outgoing.request());
            posts.remove(outgoing.id());
        } catch (ChannelException e) {
            failed(outgoing.id(), e);
        } catch (InterruptedException e) {
            // nobody waits any more
        } catch (RuntimeException e) {
            log.error("a request to {} cannot be made", server(), e);
            failed(outgoing.id(), new ChannelException(Kind.BROKEN, "the router failed"));
        }
    }

    /** On a thread of its own: the caller may be the one that reads. */
    @Override
    protected void write(JsonRpcMessage message) {
        thread(
                        "send",
                        () -> {
                            try {
                                post(message);
                            } catch (ChannelException e) {
                                log.debug("{} takes no message: {}", server(), e.reason());
                            } catch (InterruptedException e) {
                                // nobody interrupts this thread
                                Thread.currentThread().interrupt();
                            }
                        })
                .start();
    }

    /** Whoever posts has the endpoint already. */
    private void post(JsonRpcMessage message) throws ChannelException, InterruptedException {
        try (OutboundResponse response = messages.resultNow().post(message, Map.of())) {
            if (PostChannel.isSuccess(response.status())) {
                MessageStream.finish(response);
                return;
            }
            ChannelException why = ErrorAnswer.read(response).exception();
            if (why.kind() != Kind.UNSUPPORTED) {
                throw why;
            }
            ChannelException notSent =
                    new ChannelException(Kind.NOT_SENT, "it has lost its session: " + why.reason());
            closed(notSent);
            throw notSent;
        }
    }

    @Override
    public void close() {
        reader.interrupt();
        if (isOpen()) {
            ended(new ChannelException(Kind.BROKEN, "the connection was closed"));
            posts.values().forEach(Thread::interrupt);
        }
    }
}
