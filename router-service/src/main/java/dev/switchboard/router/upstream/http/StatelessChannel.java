package dev.switchboard.router.upstream.http;

import dev.switchboard.router.protocol.JsonRpcMessage;
import dev.switchboard.router.protocol.RequestHeaders;
import dev.switchboard.router.upstream.channel.ChannelException;
import dev.switchboard.router.upstream.channel.ChannelException.Kind;
import dev.switchboard.router.upstream.channel.Inbound;
import dev.switchboard.router.upstream.channel.OutgoingRequest;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Streamable HTTP without sessions (MCP 2026-07-28, Streamable HTTP): requests say all in their
 * headers, a closed stream cancels its request, and nothing but requests is sent. Thread-safe.
 */
public final class StatelessChannel extends PostChannel {

    private static final Logger log = LoggerFactory.getLogger(StatelessChannel.class);

    /**
     * @param unrelated receives what belongs to no request; must not block
     */
    public StatelessChannel(McpEndpoint endpoint, Inbound unrelated) {
        super(endpoint, unrelated);
    }

    @Override
    Map<String, String> headers(OutgoingRequest outgoing) {
        return RequestHeaders.of(outgoing.request(), outgoing.headers());
    }

    @Override
    boolean takesQuestions() {
        return false;
    }

    /** A server without such an endpoint is of another era now, which the next connection finds. */
    @Override
    void refused(OutgoingRequest outgoing, ErrorAnswer answer) throws ChannelException {
        ChannelException why = answer.exception();
        if (why.kind() == Kind.UNSUPPORTED && !outgoing.isSubscription()) {
            closed(why);
        }
        throw why;
    }

    @Override
    void unfinished(OutgoingRequest outgoing, MessageStream stream) throws ChannelException {
        throw new ChannelException(Kind.BROKEN, "its stream ended before the response");
    }

    @Override
    protected void write(JsonRpcMessage message) {
        log.debug("{} cannot be told {}: the era has only requests", server(), message);
    }

    @Override
    protected void sendCancelled(OutgoingRequest outgoing, String reason) {
        // the end of its stream says it
    }
}
