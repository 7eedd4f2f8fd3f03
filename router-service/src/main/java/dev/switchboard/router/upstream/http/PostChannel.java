package dev.switchboard.router.upstream.http;

import dev.switchboard.router.outbound.OutboundResponse;
import dev.switchboard.router.protocol.JsonRpcMessage;
import dev.switchboard.router.protocol.JsonRpcMessage.Request;
import dev.switchboard.router.protocol.JsonRpcMessage.Response;
import dev.switchboard.router.upstream.channel.ChannelException;
import dev.switchboard.router.upstream.channel.ChannelException.Kind;
import dev.switchboard.router.upstream.channel.Inbound;
import dev.switchboard.router.upstream.channel.MultiplexedChannel;
import dev.switchboard.router.upstream.channel.OutgoingRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The common part of Streamable HTTP in both eras: each request is a POST, and its response has the
 * messages that belong to it. A virtual thread makes each POST, since in sessions they may also
 * come on other streams, and is interrupted when nobody waits any more.
 */
abstract class PostChannel extends MultiplexedChannel {

    private static final Logger log = LoggerFactory.getLogger(PostChannel.class);

    private static final int SUCCESS = 2;

    private final McpEndpoint endpoint;
    private final Map<JsonNode, Thread> unanswered = new ConcurrentHashMap<>();

    PostChannel(McpEndpoint endpoint, Inbound unrelated) {
        super(endpoint.server(), unrelated);
        this.endpoint = endpoint;
    }

    final McpEndpoint endpoint() {
        return endpoint;
    }

    /** The headers of a request beside those of all. */
    abstract Map<String, String> headers(OutgoingRequest outgoing);

    /** The head of a response has come. */
    void begun(OutgoingRequest outgoing, OutboundResponse response) throws ChannelException {}

    /** A request failed with a status, and its response is none to it. */
    abstract void refused(OutgoingRequest outgoing, ErrorAnswer answer) throws ChannelException;

    /** The stream of a request ended before its response. */
    abstract void unfinished(OutgoingRequest outgoing, MessageStream stream)
            throws ChannelException, InterruptedException;

    /** Whether the server may send requests, too. */
    abstract boolean takesQuestions();

    static boolean isSuccess(int status) {
        return status / 100 == SUCCESS;
    }

    @Override
    protected final void write(OutgoingRequest outgoing) {
        Map<String, String> headers = headers(outgoing);
        Thread thread =
                Thread.ofVirtual()
                        .name("mcp-" + server() + "-post")
                        .unstarted(() -> post(outgoing, headers));
        unanswered.put(outgoing.id(), thread);
        thread.start();
    }

    /** Closes the stream of the response, unless it is being read to its end. */
    @Override
    protected final void over(OutgoingRequest outgoing) {
        Thread thread = unanswered.remove(outgoing.id());
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void post(OutgoingRequest outgoing, Map<String, String> headers) {
        try (OutboundResponse response = endpoint.post(outgoing.request(), headers)) {
            begun(outgoing, response);
            read(outgoing, response);
        } catch (ChannelException e) {
            failed(outgoing.id(), e);
        } catch (InterruptedException e) {
            // nobody waits any more
        } catch (RuntimeException e) {
            log.error("a request to {} cannot be made", server(), e);
            failed(outgoing.id(), new ChannelException(Kind.BROKEN, "the router failed"));
        }
    }

    private void read(OutgoingRequest outgoing, OutboundResponse response)
            throws ChannelException, InterruptedException {
        if (!isSuccess(response.status())) {
            ErrorAnswer answer = ErrorAnswer.read(response);
            var error = answer.to(outgoing.id());
            if (error.isPresent()) {
                deliver(outgoing, error.get());
            } else {
                refused(outgoing, answer);
            }
            return;
        }
        String type = MessageStream.mediaType(response);
        if (MessageStream.isOffered(response)) {
            readStream(outgoing, response);
        } else if (!type.equals("application/json")) {
            throw new ChannelException(
                    Kind.UNREADABLE,
                    "it answered with status %d and no message".formatted(response.status()));
        } else if (!deliver(outgoing, MessageStream.document(endpoint, response))) {
            throw new ChannelException(Kind.UNREADABLE, "its answer is to another request");
        }
    }

    private void readStream(OutgoingRequest outgoing, OutboundResponse response)
            throws ChannelException, InterruptedException {
        MessageStream stream = new MessageStream(endpoint, response);
        try {
            if (readUntilAnswered(outgoing, stream)) {
                MessageStream.finish(response);
                return;
            }
        } catch (ChannelException e) {
            if (e.kind() != Kind.BROKEN) {
                throw e;
            }
            log.debug("the stream of a request to {} broke: {}", server(), e.reason());
        }
        unfinished(outgoing, stream);
    }

    /** Takes messages until the response; false if the stream ends before. */
    final boolean readUntilAnswered(OutgoingRequest outgoing, MessageStream stream)
            throws ChannelException, InterruptedException {
        for (JsonNode json = stream.next(); json != null; json = stream.next()) {
            if (deliver(outgoing, json)) {
                return true;
            }
        }
        return false;
    }

    private boolean deliver(OutgoingRequest outgoing, JsonNode json) throws InterruptedException {
        if (json instanceof ObjectNode object && object.has("error") && !object.hasNonNull("id")) {
            object.set("id", outgoing.id());
        }
        boolean answered = false;
        for (JsonRpcMessage message : messages(json)) {
            answered |= deliver(outgoing, message);
        }
        return answered;
    }

    private boolean deliver(OutgoingRequest outgoing, JsonRpcMessage message)
            throws InterruptedException {
        if (message instanceof Request && !takesQuestions()) {
            log.debug("{} asks something, which it may not in this era", server());
            return false;
        }
        boolean answers =
                message instanceof Response response && response.id().equals(outgoing.id());
        if (answers) {
            unanswered.remove(outgoing.id());
        }
        received(message, outgoing.id());
        return answers;
    }

    /** Ends all requests, unless the server has closed before: those may still be answered. */
    @Override
    public void close() {
        if (isOpen()) {
            ended(new ChannelException(Kind.BROKEN, "the connection was closed"));
            unanswered.values().forEach(Thread::interrupt);
        }
    }
}
