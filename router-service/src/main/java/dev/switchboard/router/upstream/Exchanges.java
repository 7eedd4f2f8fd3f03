package dev.switchboard.router.upstream;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.protocol.JsonRpcMessage.Request;
import dev.switchboard.router.protocol.JsonRpcMessage.Response;
import dev.switchboard.router.protocol.McpException;
import dev.switchboard.router.protocol.ParameterHeaders;
import dev.switchboard.router.upstream.channel.Channel;
import dev.switchboard.router.upstream.channel.ChannelException;
import dev.switchboard.router.upstream.channel.ChannelException.Kind;
import dev.switchboard.router.upstream.channel.Inbound;
import dev.switchboard.router.upstream.channel.OutgoingRequest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;

/** Sends requests on one channel, each with an id of its own. Thread-safe. */
final class Exchanges {

    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private final Channel channel;
    private final InboundMessages inbound;
    private final Patience patience;
    private final AtomicInteger ids;

    /**
     * How long to wait.
     *
     * @param idle without a message that belongs to the request
     * @param total for its response
     */
    record Patience(Duration idle, Duration total) {}

    Exchanges(Channel channel, InboundMessages inbound, Patience patience) {
        this(channel, inbound, patience, new AtomicInteger());
        inbound.answerOn(channel);
    }

    private Exchanges(
            Channel channel, InboundMessages inbound, Patience patience, AtomicInteger ids) {
        this.channel = channel;
        this.inbound = inbound;
        this.patience = patience;
        this.ids = ids;
    }

    /** Who receives what happens on the connection. */
    ConnectionListener listener() {
        return inbound.listener();
    }

    /** The server may ask the client of a request something. */
    void mayAsk() {
        inbound.mayAsk();
    }

    Channel channel() {
        return channel;
    }

    /** The same with another patience. */
    Exchanges within(Duration time) {
        return new Exchanges(channel, inbound, new Patience(time, time), ids);
    }

    /**
     * Sends a request and waits for its result.
     *
     * @throws ChannelException when there is no response
     * @throws McpException when the response is an error
     */
    ObjectNode exchange(UpstreamRequest request) throws ChannelException, InterruptedException {
        IntNode id = IntNode.valueOf(ids.incrementAndGet());
        Response response =
                channel.exchange(
                        new OutgoingRequest(
                                new Request(id, request.method(), params(request, id)),
                                request.headers(),
                                patience.idle(),
                                patience.total()),
                        inbound.during(request.listener()));
        if (response.error() != null) {
            throw McpException.passedOn(response.error());
        }
        if (response.result() instanceof ObjectNode result) {
            return result;
        }
        throw new ChannelException(Kind.UNREADABLE, "its result is no JSON object");
    }

    /**
     * Makes a request that stays open for notifications, and waits for its end.
     *
     * @param messages receives them on this thread
     * @throws ChannelException when it ends without a response
     * @throws McpException when the response is an error
     */
    void listen(ObjectNode params, Inbound messages) throws ChannelException, InterruptedException {
        IntNode id = IntNode.valueOf(ids.incrementAndGet());
        Response response =
                channel.exchange(
                        new OutgoingRequest(
                                new Request(id, OutgoingRequest.SUBSCRIBE, params),
                                ParameterHeaders.NONE,
                                FOR_EVER,
                                FOR_EVER),
                        messages);
        if (response.error() != null) {
            throw McpException.passedOn(response.error());
        }
    }

    private static ObjectNode params(UpstreamRequest request, IntNode id) {
        if (!request.listener().wantsProgress()) {
            return request.params();
        }
        ObjectNode params = Json.MAPPER.createObjectNode();
        params.setAll(request.params());
        ObjectNode meta = params.putObject("_meta");
        if (request.params().get("_meta") instanceof ObjectNode given) {
            meta.setAll(given);
        }
        meta.set("progressToken", id);
        return params;
    }
}
