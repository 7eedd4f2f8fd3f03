package dev.switchboard.router.upstream.http;

import dev.switchboard.router.outbound.OutboundResponse;
import dev.switchboard.router.upstream.channel.ChannelException;
import dev.switchboard.router.upstream.channel.ChannelException.Kind;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Comes back to a stream that has ended before the response to its request (MCP 2025-11-25,
 * Transports, Resumability and Redelivery). One thread, which is interrupted when nobody waits.
 */
final class Resumption {

    private static final Logger log = LoggerFactory.getLogger(Resumption.class);

    /** Attempts in a row that bring nothing. */
    private static final int MOST_FAILURES = 5;

    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;

    private final McpEndpoint endpoint;
    private final Supplier<Map<String, String>> headers;
    private String lastEventId;
    private Duration pause;
    private int failures;
    private int status;

    /** Reads a stream. */
    interface Reading {

        /** Takes messages until the response; false if the stream ends before. */
        boolean readUntilAnswered(MessageStream stream)
                throws ChannelException, InterruptedException;
    }

    /**
     * @param headers of the session
     * @param stream the one that has ended
     */
    Resumption(McpEndpoint endpoint, Supplier<Map<String, String>> headers, MessageStream stream) {
        this.endpoint = endpoint;
        this.headers = headers;
        this.lastEventId = stream.lastEventId();
        this.pause = SharedStream.pause(stream);
    }

    /**
     * Waits, and reads on.
     *
     * @return whether the response has come; if not, the stream is to be resumed again
     * @throws ChannelException when it cannot be resumed
     */
    boolean resume(Reading reading) throws ChannelException, InterruptedException {
        if (lastEventId.isEmpty() || failures >= MOST_FAILURES) {
            throw new ChannelException(Kind.BROKEN, "its stream ended before the response");
        }
        if (status >= CLIENT_ERROR && status < SERVER_ERROR) {
            throw new ChannelException(
                    Kind.BROKEN,
                    "its stream ended before the response, and cannot be resumed: status "
                            + status);
        }
        Thread.sleep(pause);
        failures++;
        Map<String, String> all = new LinkedHashMap<>(headers.get());
        all.put(SharedStream.LAST_EVENT_ID, lastEventId);
        try (OutboundResponse response = endpoint.get(all)) {
            if (MessageStream.isOffered(response)) {
                return read(response, reading);
            }
            status = response.status();
        } catch (ChannelException e) {
            requirePassing(e);
        }
        return false;
    }

    private boolean read(OutboundResponse response, Reading reading)
            throws ChannelException, InterruptedException {
        MessageStream stream = new MessageStream(endpoint, response);
        try {
            boolean answered = reading.readUntilAnswered(stream);
            if (answered) {
                MessageStream.finish(response);
            }
            return answered;
        } finally {
            note(stream);
        }
    }

    /** What breaks may be whole again later. */
    private void requirePassing(ChannelException e) throws ChannelException {
        if (e.kind() != Kind.NOT_SENT && e.kind() != Kind.BROKEN) {
            throw e;
        }
        log.debug("{} cannot resume a stream: {}", endpoint.server(), e.reason());
    }

    private void note(MessageStream stream) {
        String id = stream.lastEventId();
        if (!id.isEmpty() && !id.equals(lastEventId)) {
            lastEventId = id;
            failures = 0;
        }
        pause = stream.retry().isPresent() ? SharedStream.pause(stream) : pause;
    }
}
