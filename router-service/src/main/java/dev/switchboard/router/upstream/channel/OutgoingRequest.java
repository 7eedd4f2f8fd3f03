package dev.switchboard.router.upstream.channel;

import dev.switchboard.router.protocol.Era;
import dev.switchboard.router.protocol.JsonRpcMessage.Request;
import dev.switchboard.router.protocol.ParameterHeaders;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/**
 * A request to a server.
 *
 * @param request with an id that is unique on its channel, which is also its progress token
 * @param headers which of its arguments HTTP repeats in headers
 * @param idle the longest time without a message that belongs to it
 * @param total the longest time until its response
 */
public record OutgoingRequest(
        Request request, ParameterHeaders headers, Duration idle, Duration total) {

    /** The method of requests that stay open for notifications. */
    public static final String SUBSCRIBE = "subscriptions/listen";

    public JsonNode id() {
        return request.id();
    }

    /** Whether it stays open for notifications (MCP 2026-07-28, Subscriptions). */
    public boolean isSubscription() {
        return request.method().equals(SUBSCRIBE);
    }

    /** Whether it begins a session. */
    public boolean isHandshake() {
        return request.method().equals(Era.INITIALIZE);
    }
}
