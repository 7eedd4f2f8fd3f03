package dev.switchboard.router.upstream;

import dev.switchboard.router.protocol.McpException;
import dev.switchboard.router.upstream.channel.ChannelException;
import dev.switchboard.service.loop.BackgroundLoop;
import dev.switchboard.service.loop.RetryPause;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the connection to a server again after it was lost, if somebody needs it, and tells each
 * new one which resources are watched. Thread-safe.
 */
final class ConnectionKeeper implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ConnectionKeeper.class);

    /** Resources of whose changes a server is to tell; of others clients learn nothing. */
    private static final int MOST_WATCHED = 5_000;

    private static final Duration UNTIL_WOKEN = Duration.ofDays(1);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LAST_PAUSE = Duration.ofSeconds(10);

    /** A connection that lasted for so long did not fail. */
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Source source;
    private final Consumer<String> missed;
    private final BackgroundLoop loop;
    private final RetryPause pause = new RetryPause(FIRST_PAUSE, LAST_PAUSE);
    private final Map<String, Integer> watched = new ConcurrentHashMap<>();
    private volatile boolean lost;
    private boolean closed;
    private boolean reopens;
    private long openedAt = System.nanoTime();
    private long pauseUntil = System.nanoTime();
    private @Nullable Connection told;

    /** Opens the connection, unless it is open. */
    interface Source {
        /**
         * @throws McpException when it is too early for another attempt
         */
        Connection connect() throws ChannelException, InterruptedException;
    }

    /**
     * @param missed is told of resources that may have changed while there was no connection
     */
    ConnectionKeeper(ServerName server, Source source, Consumer<String> missed) {
        this.source = source;
        this.missed = missed;
        this.loop = new BackgroundLoop("mcp-" + server + "-keep", this::keep);
    }

    /** The resources that are watched. */
    Set<String> watched() {
        return watched.keySet();
    }

    /** As often as that, it must be called off. Returns at once. */
    void watch(String uri) {
        if (watched.merge(uri, 1, Integer::sum) == 1) {
            wake();
        }
    }

    /** Returns at once. */
    void unwatch(String uri) {
        if (watched.computeIfPresent(uri, (_, count) -> count == 1 ? null : count - 1) == null) {
            wake();
        }
    }

    /** There is a new connection. */
    void connected() {
        if (!watched.isEmpty()) {
            wake();
        }
    }

    /** The connection has ended, though nobody has closed it. */
    void lost() {
        if (!watched.isEmpty()) {
            reopen();
        }
    }

    /** Opens it again, after a pause. */
    void reopen() {
        lost = true;
        wake();
    }

    private synchronized void wake() {
        if (!closed) {
            loop.start();
            loop.wake();
        }
    }

    /** One round; the loop's thread only. */
    private Duration keep() throws InterruptedException {
        if (lost) {
            lost = false;
            reopens = true;
            if (System.nanoTime() - openedAt > LONG.toNanos()) {
                pause.reset();
            }
            pauseUntil = System.nanoTime() + pause.next().toNanos();
        }
        long left = pauseUntil - System.nanoTime();
        if (left > 0) {
            // woken before, as by a watch
            return Duration.ofNanos(left);
        }
        Set<String> uris =
                watched.keySet().stream().limit(MOST_WATCHED).collect(Collectors.toSet());
        if (!reopens && uris.isEmpty() && told == null) {
            return UNTIL_WOKEN;
        }
        try {
            Connection now = source.connect();
            if (reopens) {
                reopens = false;
                openedAt = System.nanoTime();
            }
            tell(now, uris);
            return UNTIL_WOKEN;
        } catch (ChannelException e) {
            log.debug("a connection cannot be opened again: {}", e.reason());
        } catch (McpException e) {
            log.debug("a connection cannot be opened again: {}", e.message());
        }
        Duration next = pause.next();
        pauseUntil = System.nanoTime() + next.toNanos();
        return next;
    }

    private void tell(Connection now, Set<String> uris)
            throws ChannelException, InterruptedException {
        Connection before = told;
        if (uris.isEmpty() && !now.equals(before)) {
            told = null;
            return;
        }
        now.watch(uris);
        told = uris.isEmpty() ? null : now;
        if (before != null && !before.equals(now)) {
            uris.forEach(missed);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        loop.stop();
    }
}
