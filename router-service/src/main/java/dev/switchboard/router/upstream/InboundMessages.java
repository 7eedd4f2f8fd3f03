package dev.switchboard.router.upstream;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.protocol.ErrorCode;
import dev.switchboard.router.protocol.JsonRpcMessage;
import dev.switchboard.router.protocol.JsonRpcMessage.Notification;
import dev.switchboard.router.protocol.JsonRpcMessage.Request;
import dev.switchboard.router.protocol.JsonRpcMessage.Response;
import dev.switchboard.router.protocol.JsonRpcResponse;
import dev.switchboard.router.protocol.McpException;
import dev.switchboard.router.upstream.channel.Channel;
import dev.switchboard.router.upstream.channel.ChannelException;
import dev.switchboard.router.upstream.channel.Inbound;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Handles what a server sends beside responses. Thread-safe. */
final class InboundMessages {

    private static final Logger log = LoggerFactory.getLogger(InboundMessages.class);

    private final ConnectionListener listener;
    private volatile @Nullable Channel channel;
    private volatile boolean asks;

    /**
     * @param listener receives what belongs to no request
     */
    InboundMessages(ConnectionListener listener) {
        this.listener = listener;
    }

    ConnectionListener listener() {
        return listener;
    }

    /** Sends answers there from now on, and tells of its end. */
    void answerOn(Channel to) {
        channel = to;
        to.onEnd(listener::ended);
    }

    /** The server may ask the client of a request something: it has been told that it can. */
    void mayAsk() {
        asks = true;
    }

    /** Handles what comes during a request. */
    Inbound during(RequestListener listener) {
        return message -> receive(message, listener);
    }

    /** Handles what belongs to no request. */
    Inbound unrelated() {
        return new Inbound() {
            @Override
            public void receive(JsonRpcMessage message) throws InterruptedException {
                InboundMessages.this.receive(message, RequestListener.NONE);
            }

            @Override
            public void missed() {
                listener.missed();
            }
        };
    }

    private void receive(JsonRpcMessage message, RequestListener caller)
            throws InterruptedException {
        switch (message) {
            case Notification(String method, ObjectNode params)
                    when method.equals("notifications/progress") ->
                    caller.progress(params);
            case Notification(String method, ObjectNode params)
                    when method.equals("notifications/message") ->
                    caller.message(params);
            case Notification notification -> listener.notified(notification);
            case Request request -> send(answer(request, asks ? caller : RequestListener.NONE));
            case Response _ -> log.debug("a response to no request");
        }
    }

    private static Response answer(Request request, RequestListener listener)
            throws InterruptedException {
        if (request.method().equals("ping")) {
            return new Response(request.id(), Json.MAPPER.createObjectNode(), null);
        }
        try {
            JsonNode question =
                    Json.MAPPER
                            .createObjectNode()
                            .put("method", request.method())
                            .set("params", request.params());
            return new Response(
                    request.id(), listener.answer(Map.of("", question), null).get(""), null);
        } catch (McpException e) {
            return new Response(request.id(), null, JsonRpcResponse.error(null, e).get("error"));
        } catch (RuntimeException e) {
            log.error("a question of a server cannot be answered", e);
            McpException failure = new McpException(ErrorCode.INTERNAL_ERROR, "no answer");
            return new Response(
                    request.id(), null, JsonRpcResponse.error(null, failure).get("error"));
        }
    }

    private void send(Response response) {
        Channel to = channel;
        try {
            if (to != null) {
                to.send(response);
            }
        } catch (ChannelException e) {
            log.debug("an answer to a server is lost: {}", e.reason());
        }
    }
}
