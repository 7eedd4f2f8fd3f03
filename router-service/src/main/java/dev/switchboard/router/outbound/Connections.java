package dev.switchboard.router.outbound;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolEntry;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.pool.PoolStats;
import org.apache.hc.core5.pool.StrictConnPool;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** The connections to all servers, in use and idle. Thread-safe. */
final class Connections implements AutoCloseable {

    /** Servers seldom keep idle connections for less. */
    static final Duration LONGEST_IDLE = Duration.ofSeconds(30);

    private static final Duration SWEEP = Duration.ofSeconds(5);

    private final StrictConnPool<Origin, OutboundConnection> pool;
    private final Timer.Running sweeping;

    Connections(OutboundSettings settings, Timer timer) {
        pool =
                new StrictConnPool<>(
                        settings.connectionsOfOne(),
                        settings.connections(),
                        TimeValue.NEG_ONE_MILLISECOND,
                        PoolReusePolicy.LIFO,
                        null);
        sweeping = timer.every(SWEEP, this::sweep);
    }

    private void sweep() {
        pool.validatePendingRequests();
        pool.closeExpired();
    }

    /** Asks for a connection; it may be there at once, or when another is given back. */
    PooledConnection take(Origin origin, Duration wait) {
        return new PooledConnection(pool, ask(origin, Timeout.ofMilliseconds(wait.toMillis())));
    }

    private Future<PoolEntry<Origin, OutboundConnection>> ask(Origin origin, Timeout wait) {
        try {
            return pool.lease(origin, null, wait, null);
        } catch (IllegalStateException e) {
            CompletableFuture<PoolEntry<Origin, OutboundConnection>> none =
                    new CompletableFuture<>();
            // The pool is closed.
            none.cancel(true);
            return none;
        }
    }

    PoolStats stats() {
        return pool.getTotalStats();
    }

    boolean isClosed() {
        return pool.isShutdown();
    }

    @Override
    public void close() {
        sweeping.close();
        pool.close(CloseMode.IMMEDIATE);
    }
}
