package dev.switchboard.router.upstream;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.protocol.ParameterHeaders;
import dev.switchboard.router.upstream.channel.ChannelException.Kind;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request to a server, whatever its era and transport.
 *
 * @param params without what an era adds; not to be changed
 * @param headers which arguments of a tool HTTP repeats in headers
 * @param own whether the router sends it on its own behalf: it is no use of the server
 * @param idempotent whether it may be sent again after its outcome was lost
 */
public record UpstreamRequest(
        String method,
        ObjectNode params,
        ParameterHeaders headers,
        boolean own,
        boolean idempotent,
        RequestListener listener) {

    /** One of a caller. */
    public static UpstreamRequest of(
            String method,
            ObjectNode params,
            ParameterHeaders headers,
            boolean idempotent,
            RequestListener listener) {
        return new UpstreamRequest(method, params, headers, false, idempotent, listener);
    }

    /**
     * Whether it is sent a second time. A server that takes no such requests any more may do so on
     * a new connection, of another era.
     */
    boolean isRepeatedAfter(Kind failure) {
        return switch (failure) {
            case NOT_SENT, UNSUPPORTED -> true;
            case BROKEN -> idempotent;
            case TIMEOUT, UNREADABLE, REFUSED -> false;
        };
    }

    /** The same with other params. */
    UpstreamRequest with(ObjectNode others) {
        return new UpstreamRequest(method, others, headers, own, idempotent, listener);
    }

    /** One that the router sends on its own behalf, and that changes nothing. */
    public static UpstreamRequest own(String method, ObjectNode params) {
        return new UpstreamRequest(
                method, params, ParameterHeaders.NONE, true, true, RequestListener.NONE);
    }

    /** The same with other arguments in headers. */
    UpstreamRequest with(ParameterHeaders others) {
        return new UpstreamRequest(method, params, others, own, idempotent, listener);
    }

    /** One of the router's own without params. */
    static UpstreamRequest own(String method) {
        return own(method, Json.MAPPER.createObjectNode());
    }
}
