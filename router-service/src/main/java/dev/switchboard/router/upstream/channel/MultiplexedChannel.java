package dev.switchboard.router.upstream.channel;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.protocol.JsonRpcMessage;
import dev.switchboard.router.protocol.JsonRpcMessage.Notification;
import dev.switchboard.router.protocol.JsonRpcMessage.Request;
import dev.switchboard.router.protocol.JsonRpcMessage.Response;
import dev.switchboard.router.protocol.McpException;
import dev.switchboard.router.protocol.MessageReader;
import dev.switchboard.router.upstream.channel.ChannelException.Kind;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The common part of transports that carry all messages in one stream: finds the request to which
 * each belongs. One thread reads, any thread sends.
 */
public abstract class MultiplexedChannel implements Channel {

    private static final Logger log = LoggerFactory.getLogger(MultiplexedChannel.class);

    private final String server;
    private final Inbound unrelated;
    private final Map<JsonNode, PendingRequest> pending = new ConcurrentHashMap<>();
    private volatile @Nullable ChannelException ended;

    /**
     * @param server as the log names it
     * @param unrelated receives on the reading thread what belongs to no request; must not block
     */
    protected MultiplexedChannel(String server, Inbound unrelated) {
        this.server = server;
        this.unrelated = unrelated;
    }

    /**
     * Writes a message. Must not wait for the server.
     *
     * @throws ChannelException when it cannot be written
     */
    protected abstract void write(ObjectNode message) throws ChannelException;

    @Override
    public final Response exchange(OutgoingRequest outgoing, Inbound inbound)
            throws ChannelException, InterruptedException {
        JsonNode id = outgoing.request().id();
        PendingRequest waiting = new PendingRequest();
        pending.put(id, waiting);
        try {
            requireOpen();
            write(outgoing.request().json());
            return waiting.await(outgoing, inbound);
        } catch (ChannelException e) {
            if (e.kind() == Kind.TIMEOUT) {
                cancel(outgoing, "the client waited for too long");
            }
            throw e;
        } catch (InterruptedException e) {
            cancel(outgoing, "the client cancelled the request");
            throw e;
        } finally {
            pending.remove(id);
        }
    }

    /** A server must not be told that its handshake is cancelled (MCP 2025-11-25, Cancellation). */
    private void cancel(OutgoingRequest outgoing, String reason) {
        if (outgoing.isHandshake()) {
            return;
        }
        ObjectNode params = Json.MAPPER.createObjectNode().put("reason", reason);
        params.set("requestId", outgoing.request().id());
        try {
            send(new Notification("notifications/cancelled", params));
        } catch (ChannelException e) {
            log.debug("{} cannot be told of a cancelled request: {}", server, e.reason());
        }
    }

    @Override
    public final void send(JsonRpcMessage message) throws ChannelException {
        requireOpen();
        write(message.json());
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
     * Takes a message of the server, or several, as servers of revision 2025-03-26 may send; the
     * reading thread only.
     */
    protected final void received(JsonNode json) throws InterruptedException {
        if (!json.isArray()) {
            receivedOne(json);
            return;
        }
        for (JsonNode one : json) {
            receivedOne(one);
        }
    }

    private void receivedOne(JsonNode json) throws InterruptedException {
        JsonRpcMessage message;
        try {
            message = MessageReader.message(json);
        } catch (McpException e) {
            log.debug("{} sent no JSON-RPC message: {}", server, e.message());
            return;
        }
        PendingRequest to = related(message);
        if (to != null) {
            if (!to.deliver(message)) {
                log.debug("{} sends faster than its caller reads; a message is dropped", server);
            }
        } else if (message instanceof Response response) {
            log.debug("{} answered no request that waits: id {}", server, response.id());
        } else {
            unrelated.receive(message);
        }
    }

    /**
     * The request to which a message belongs. On one stream only responses and progress name it;
     * all else belongs to the one that is running, if there is just one.
     */
    private @Nullable PendingRequest related(JsonRpcMessage message) {
        return switch (message) {
            case Response response -> pending.get(response.id());
            case Notification(String method, ObjectNode params)
                    when method.equals("notifications/progress") ->
                    pending.get(params.path("progressToken"));
            case Notification(String method, _) when method.equals("notifications/message") ->
                    single();
            case Request request when !request.method().equals("ping") -> single();
            case Notification _, Request _ -> null;
        };
    }

    private @Nullable PendingRequest single() {
        var all = pending.values().iterator();
        PendingRequest first = all.hasNext() ? all.next() : null;
        return all.hasNext() ? null : first;
    }

    /** Fails the request of that id alone; the reading thread only. */
    protected final void unreadable(JsonNode id, String why) {
        PendingRequest waiting = pending.get(id);
        if (waiting != null) {
            waiting.fail(new ChannelException(Kind.UNREADABLE, why));
        }
    }

    /** Nothing can be sent or read any more: all requests fail. The first reason stays. */
    protected final void ended(ChannelException why) {
        ChannelException first;
        synchronized (this) {
            first = ended == null ? why : ended;
            ended = first;
        }
        pending.values().forEach(waiting -> waiting.fail(first.again()));
    }
}
