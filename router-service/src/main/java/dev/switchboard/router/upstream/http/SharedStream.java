package dev.switchboard.router.upstream.http;

import dev.switchboard.router.outbound.OutboundResponse;
import dev.switchboard.router.upstream.channel.ChannelException;
import dev.switchboard.service.loop.BackgroundLoop;
import dev.switchboard.service.loop.RetryPause;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * The stream of a session for what belongs to no request (MCP 2025-11-25, Transports, Listening for
 * Messages from the Server). It is opened again when it ends; a server that offers none is not
 * asked again.
 */
final class SharedStream {

    static final String LAST_EVENT_ID = "Last-Event-ID";

    private static final Logger log = LoggerFactory.getLogger(SharedStream.class);

    private static final Duration USUAL_PAUSE = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LAST_PAUSE = Duration.ofSeconds(10);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int SERVER_ERROR = 500;
    private static final int NOT_IMPLEMENTED = 501;

    private final McpEndpoint endpoint;
    private final Supplier<Map<String, String>> headers;
    private final Messages messages;
    private final Consumer<ErrorAnswer> lost;
    private final RetryPause retry = new RetryPause(FIRST_PAUSE, LAST_PAUSE);
    private final BackgroundLoop loop;
    private final CountDownLatch answered = new CountDownLatch(1);
    private String lastEventId = "";
    private boolean opened;

    /** Takes what comes on the stream. */
    interface Messages {

        void received(JsonNode json) throws InterruptedException;

        /** Some may not have come, as the stream was not open. */
        void missed();
    }

    /**
     * @param headers of the session
     * @param lost is told when the server no longer knows the session
     */
    SharedStream(
            McpEndpoint endpoint,
            Supplier<Map<String, String>> headers,
            Messages messages,
            Consumer<ErrorAnswer> lost) {
        this.endpoint = endpoint;
        this.headers = headers;
        this.messages = messages;
        this.lost = lost;
        this.loop = new BackgroundLoop("mcp-" + endpoint.server() + "-listen", this::listen);
    }

    /** When to come back to a stream that has ended: when it says, or after a second. */
    static Duration pause(MessageStream stream) {
        Duration said = stream.retry().orElse(USUAL_PAUSE);
        return said.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : said;
    }

    /** Opens it, and waits until the server has opened or refused it, but not for ever. */
    void start(Duration patience) throws InterruptedException {
        loop.start();
        if (!answered.await(patience.toNanos(), TimeUnit.NANOSECONDS)) {
            log.debug("{} leaves open whether it has a stream", endpoint.server());
        }
    }

    void stop() {
        loop.stop();
    }

    private Duration listen() throws InterruptedException {
        Map<String, String> all = new LinkedHashMap<>(headers.get());
        if (!lastEventId.isEmpty()) {
            all.put(LAST_EVENT_ID, lastEventId);
        }
        try (OutboundResponse response = endpoint.get(all)) {
            answered.countDown();
            if (MessageStream.isOffered(response)) {
                if (opened && lastEventId.isEmpty()) {
                    messages.missed();
                }
                opened = true;
                return read(new MessageStream(endpoint, response));
            }
            refused(response);
        } catch (ChannelException e) {
            log.debug("{} cannot be listened to: {}", endpoint.server(), e.reason());
        } finally {
            answered.countDown();
        }
        return retry.next();
    }

    private Duration read(MessageStream stream) throws InterruptedException {
        boolean silent = true;
        try {
            for (JsonNode json = stream.next(); json != null; json = stream.next()) {
                silent = false;
                messages.received(json);
            }
        } catch (ChannelException e) {
            log.debug("the stream of {} broke: {}", endpoint.server(), e.reason());
        }
        lastEventId = stream.lastEventId().isEmpty() ? lastEventId : stream.lastEventId();
        if (!silent) {
            retry.reset();
        }
        Duration next = retry.next();
        return stream.retry().isPresent() && (!silent || pause(stream).compareTo(next) > 0)
                ? pause(stream)
                : next;
    }

    /** Statuses of servers that have no such stream differ. */
    private void refused(OutboundResponse response) throws InterruptedException {
        int status = response.status();
        if (opened && (status == NOT_FOUND || status == BAD_REQUEST)) {
            lost.accept(ErrorAnswer.read(response));
        }
        if (status < SERVER_ERROR || status == NOT_IMPLEMENTED) {
            log.debug("{} offers no stream: status {}", endpoint.server(), status);
            loop.stop();
        }
    }
}
