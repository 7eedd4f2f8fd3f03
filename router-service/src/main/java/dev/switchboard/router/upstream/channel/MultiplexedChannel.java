package dev.switchboard.router.upstream.channel;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.protocol.JsonRpcMessage;
import dev.switchboard.router.protocol.JsonRpcMessage.Notification;
import dev.switchboard.router.protocol.JsonRpcMessage.Request;
import dev.switchboard.router.protocol.JsonRpcMessage.Response;
import dev.switchboard.router.protocol.McpException;
import dev.switchboard.router.protocol.MessageReader;
import dev.switchboard.router.upstream.channel.ChannelException.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The common part of transports: finds the request to which each message of the server belongs,
 * whatever stream it came on. Any thread sends, any thread reads.
 */
public abstract class MultiplexedChannel implements Channel {

    private static final Logger log = LoggerFactory.getLogger(MultiplexedChannel.class);

    private static final String SUBSCRIPTION_ID = "io.modelcontextprotocol/subscriptionId";
    private static final String CANCELLED = "notifications/cancelled";

    private final String server;
    private final Inbound unrelated;
    private final Map<JsonNode, PendingRequest> pending = new ConcurrentHashMap<>();
    private @Nullable Consumer<String> onEnd;
    private volatile @Nullable ChannelException ended;

    /**
     * @param server as the log names it
     * @param unrelated receives on a reading thread what belongs to no request; must not block
     */
    protected MultiplexedChannel(String server, Inbound unrelated) {
        this.server = server;
        this.unrelated = unrelated;
    }

    /** As the log names it. */
    protected final String server() {
        return server;
    }

    /**
     * Sends a request. Must not wait for the server.
     *
     * @throws ChannelException when it cannot be sent
     */
    protected void write(OutgoingRequest request) throws ChannelException {
        write(request.request());
    }

    /**
     * Sends a message. Must not wait for the server.
     *
     * @throws ChannelException when it cannot be sent
     */
    protected abstract void write(JsonRpcMessage message) throws ChannelException;

    /** Nobody waits for the response to a request any more, be it there or not. */
    protected void over(OutgoingRequest request) {}

    @Override
    public final Response exchange(OutgoingRequest outgoing, Inbound inbound)
            throws ChannelException, InterruptedException {
        PendingRequest waiting = new PendingRequest(outgoing);
        pending.put(outgoing.id(), waiting);
        try {
            requireOpen();
            write(outgoing);
            return waiting.await(inbound);
        } catch (ChannelException e) {
            if (e.kind() == Kind.TIMEOUT) {
                cancel(outgoing, "the client waited for too long");
            }
            throw e;
        } catch (InterruptedException | RuntimeException e) {
            cancel(outgoing, "the client cancelled the request");
            throw e;
        } finally {
            pending.remove(outgoing.id());
            over(outgoing);
        }
    }

    /** A server must not be told that its handshake is cancelled (MCP 2025-11-25, Cancellation). */
    private void cancel(OutgoingRequest outgoing, String reason) {
        if (!outgoing.isHandshake()) {
            sendCancelled(outgoing, reason);
        }
    }

    /** Tells the server that nobody wants the response to a request any more. */
    protected void sendCancelled(OutgoingRequest outgoing, String reason) {
        ObjectNode params = Json.MAPPER.createObjectNode().put("reason", reason);
        params.set("requestId", outgoing.id());
        try {
            send(new Notification(CANCELLED, params));
        } catch (ChannelException e) {
            log.debug("{} cannot be told of a cancelled request: {}", server, e.reason());
        }
    }

    @Override
    public final void send(JsonRpcMessage message) throws ChannelException {
        requireOpen();
        write(message);
    }

    @Override
    public void initialized(String version) throws ChannelException, InterruptedException {
        send(new Notification("notifications/initialized", Json.MAPPER.createObjectNode()));
    }

    private void requireOpen() throws ChannelException {
        ChannelException why = ended;
        if (why != null) {
            throw new ChannelException(Kind.NOT_SENT, why.reason());
        }
    }

    @Override
    public boolean isOpen() {
        return ended == null;
    }

    /**
     * The messages that a server has sent: one, or several, as in revision 2025-03-26. What is no
     * message is left out.
     */
    protected final List<JsonRpcMessage> messages(JsonNode json) {
        List<JsonRpcMessage> messages = new ArrayList<>();
        for (JsonNode one : json.isArray() ? json : List.of(json)) {
            try {
                messages.add(MessageReader.message(one));
            } catch (McpException e) {
                log.debug("{} sent no JSON-RPC message: {}", server, e.message());
            }
        }
        return messages;
    }

    /**
     * Takes a message of the server.
     *
     * @param stream the request on whose own stream it came; null if it was on one for all
     */
    protected final void received(JsonRpcMessage message, @Nullable JsonNode stream)
            throws InterruptedException {
        PendingRequest to =
                stream == null || message instanceof Response
                        ? related(message)
                        : pending.get(stream);
        if (to != null) {
            if (to.request().isSubscription() && isCancelled(message)) {
                to.fail(new ChannelException(Kind.BROKEN, "it ended the subscription"));
            } else if (!to.deliver(message)) {
                log.debug("{} sends faster than its caller reads; a message is dropped", server);
            }
        } else if (message instanceof Response response) {
            log.debug("{} answered no request that waits: id {}", server, response.id());
        } else {
            unrelated.receive(message);
        }
    }

    /**
     * The request to which a message belongs. On a stream for all only responses, progress and
     * notifications of subscriptions name it; all else belongs to the one that is running, if there
     * is just one.
     */
    private @Nullable PendingRequest related(JsonRpcMessage message) {
        return switch (message) {
            case Response response -> pending.get(response.id());
            case Notification(String method, ObjectNode params)
                    when method.equals("notifications/progress") ->
                    pending.get(params.path("progressToken"));
            case Notification(String method, ObjectNode params) when method.equals(CANCELLED) ->
                    subscription(params.path("requestId"));
            case Notification(_, ObjectNode params)
                    when params.path("_meta").has(SUBSCRIPTION_ID) ->
                    subscription(params.path("_meta").path(SUBSCRIPTION_ID));
            case Notification(String method, _) when method.equals("notifications/message") ->
                    single();
            case Request request when !request.method().equals("ping") -> newest();
            case Notification _, Request _ -> null;
        };
    }

    /** Of a client that has the connection to itself, it is likely the one that asks. */
    private @Nullable PendingRequest newest() {
        return pending.entrySet().stream()
                .filter(it -> !it.getValue().request().isSubscription())
                .max(Comparator.comparingInt(it -> it.getKey().asInt(0)))
                .map(Map.Entry::getValue)
                .orElse(null);
    }

    private static boolean isCancelled(JsonRpcMessage message) {
        return message instanceof Notification(String method, _) && method.equals(CANCELLED);
    }

    /** What else a server of the older era cancels is a request of its own. */
    private @Nullable PendingRequest subscription(JsonNode id) {
        PendingRequest waiting = pending.get(id);
        return waiting != null && waiting.request().isSubscription() ? waiting : null;
    }

    private @Nullable PendingRequest single() {
        PendingRequest single = null;
        for (PendingRequest waiting : pending.values()) {
            if (!waiting.request().isSubscription()) {
                if (single != null) {
                    return null;
                }
                single = waiting;
            }
        }
        return single;
    }

    /** Fails the request of that id alone, if it still waits. */
    protected final void failed(JsonNode id, ChannelException why) {
        PendingRequest waiting = pending.get(id);
        if (waiting != null) {
            waiting.fail(why);
        }
    }

    /** Nothing can be sent or read any more: all requests fail. The first reason stays. */
    protected final void ended(ChannelException why) {
        ChannelException first = closed(why);
        pending.values().forEach(waiting -> waiting.fail(first.again()));
    }

    /** Takes no more requests; those that run go on. The first reason stays, and is returned. */
    protected final ChannelException closed(ChannelException why) {
        Consumer<String> action;
        synchronized (this) {
            if (ended != null) {
                return ended;
            }
            ended = why;
            action = onEnd;
        }
        if (action != null) {
            action.accept(why.reason());
        }
        return why;
    }

    @Override
    public final void onEnd(Consumer<String> action) {
        ChannelException why;
        synchronized (this) {
            onEnd = action;
            why = ended;
        }
        if (why != null) {
            action.accept(why.reason());
        }
    }
}
