package dev.switchboard.router.upstream.http;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.outbound.OutboundResponse;
import dev.switchboard.router.protocol.JsonRpcMessage;
import dev.switchboard.router.protocol.JsonRpcMessage.Notification;
import dev.switchboard.router.protocol.RequestHeaders;
import dev.switchboard.router.upstream.channel.ChannelException;
import dev.switchboard.router.upstream.channel.ChannelException.Kind;
import dev.switchboard.router.upstream.channel.Inbound;
import dev.switchboard.router.upstream.channel.OutgoingRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Streamable HTTP with a session (MCP 2025-11-25, Transports). What belongs to no request comes on
 * a stream of its own. A session that the server has lost takes no more requests. Thread-safe.
 */
public final class SessionChannel extends PostChannel {

    private static final Logger log = LoggerFactory.getLogger(SessionChannel.class);

    private final SharedStream shared;
    private final Duration opening;
    private volatile @Nullable String session;
    private volatile @Nullable String version;

    /**
     * @param unrelated receives what belongs to no request; must not block
     * @param opening how long requests wait at most for the stream of what belongs to none
     */
    public SessionChannel(McpEndpoint endpoint, Inbound unrelated, Duration opening) {
        super(endpoint, unrelated);
        this.opening = opening;
        shared = new SharedStream(endpoint, this::headers, new Shared(unrelated), this::lost);
    }

    /** Takes what comes on the stream for all. */
    private final class Shared implements SharedStream.Messages {

        private final Inbound unrelated;

        Shared(Inbound unrelated) {
            this.unrelated = unrelated;
        }

        @Override
        public void received(JsonNode json) throws InterruptedException {
            for (JsonRpcMessage message : messages(json)) {
                SessionChannel.this.received(message, null);
            }
        }

        @Override
        public void missed() {
            unrelated.missed();
        }
    }

    /** What all requests of the session have. */
    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        String id = session;
        if (id != null) {
            headers.put(RequestHeaders.SESSION_ID, id);
        }
        String negotiated = version;
        if (negotiated != null) {
            headers.put(RequestHeaders.PROTOCOL_VERSION, negotiated);
        }
        return headers;
    }

    @Override
    Map<String, String> headers(OutgoingRequest outgoing) {
        return headers();
    }

    @Override
    boolean takesQuestions() {
        return true;
    }

    @Override
    void begun(OutgoingRequest outgoing, OutboundResponse response) throws ChannelException {
        String id = response.headers().first(RequestHeaders.SESSION_ID).orElse("");
        if (!outgoing.isHandshake() || !isSuccess(response.status()) || id.isEmpty()) {
            return;
        }
        if (!id.chars().allMatch(c -> c > ' ' && c <= '~')) {
            throw new ChannelException(
                    Kind.UNREADABLE, "the id of its session has characters that it may not have");
        }
        session = id;
    }

    @Override
    public void initialized(String negotiated) throws ChannelException, InterruptedException {
        version = negotiated;
        post(new Notification("notifications/initialized", Json.MAPPER.createObjectNode()));
        // what a server asks meanwhile would be lost
        shared.start(opening);
    }

    /** Posts what has no response. */
    private void post(JsonRpcMessage message) throws ChannelException, InterruptedException {
        try (OutboundResponse response = endpoint().post(message, headers())) {
            if (isSuccess(response.status())) {
                MessageStream.finish(response);
            } else {
                throw failure(ErrorAnswer.read(response), null);
            }
        }
    }

    /** On a thread of its own: the caller may be one that reads. */
    @Override
    protected void write(JsonRpcMessage message) {
        Thread.ofVirtual()
                .name("mcp-" + server() + "-send")
                .start(() -> {
                    try {
                        post(message);
                    } catch (ChannelException e) {
                        log.debug("{} does not take a message: {}", server(), e.reason());
                    } catch (InterruptedException e) {
                        // nobody interrupts this thread
                        Thread.currentThread().interrupt();
                    }
                });
    }

    @Override
    void refused(OutgoingRequest outgoing, ErrorAnswer answer) throws ChannelException {
        throw failure(answer, outgoing.id());
    }

    /** A request in a session that is not known has not been executed. */
    private ChannelException failure(ErrorAnswer answer, @Nullable JsonNode request) {
        ChannelException why = answer.exception();
        if (session != null && answer.isUnknownSession(request)) {
            ChannelException notSent =
                    new ChannelException(Kind.NOT_SENT, "it has lost its session: " + why.reason());
            closed(notSent);
            return notSent;
        }
        if (why.kind() == Kind.UNSUPPORTED) {
            closed(why);
        }
        return why;
    }

    private void lost(ErrorAnswer answer) {
        failure(answer, null);
    }

    @Override
    void unfinished(OutgoingRequest outgoing, MessageStream stream)
            throws ChannelException, InterruptedException {
        Resumption resumption = new Resumption(endpoint(), this::headers, stream);
        boolean answered = false;
        while (!answered) {
            answered = resumption.resume(resumed -> readUntilAnswered(outgoing, resumed));
        }
    }

    @Override
    public void close() {
        boolean open = isOpen();
        shared.stop();
        super.close();
        if (open && session != null) {
            try {
                endpoint().delete(headers());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
