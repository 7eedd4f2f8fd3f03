package dev.switchboard.router.outbound;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolEntry;
import org.apache.hc.core5.pool.StrictConnPool;
import org.apache.hc.core5.util.TimeValue;
import org.jspecify.annotations.Nullable;

/**
 * The use of one connection by one call, from asking for it until it is given back or closed. One
 * thread uses it; any may discard it, at any moment. Thread-safe.
 */
final class PooledConnection {

    /** A connection that was idle for less is not checked for its end, since that takes time. */
    private static final long FRESH_MILLIS = 100;

    private final StrictConnPool<Origin, OutboundConnection> pool;
    private final Future<PoolEntry<Origin, OutboundConnection>> future;
    private @Nullable PoolEntry<Origin, OutboundConnection> entry;
    private boolean over;

    PooledConnection(
            StrictConnPool<Origin, OutboundConnection> pool,
            Future<PoolEntry<Origin, OutboundConnection>> future) {
        this.pool = pool;
        this.future = future;
    }

    /**
     * Waits for a connection.
     *
     * @return one that is open, or a new one that is not connected yet
     * @throws TimeoutException if none gets free
     * @throws CancellationException if it is discarded meanwhile
     */
    OutboundConnection await(Duration wait) throws InterruptedException, TimeoutException {
        PoolEntry<Origin, OutboundConnection> pooled;
        try {
            pooled = future.get(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            // The pool fails only those whose time is over.
            throw new TimeoutException();
        }
        if (!keep(pooled)) {
            throw new CancellationException();
        }
        OutboundConnection connection = pooled.getConnection();
        if (connection != null && connection.isUsable(!isFresh(pooled))) {
            return connection;
        }
        pooled.discardConnection(CloseMode.IMMEDIATE);
        return assign(pooled, new OutboundConnection());
    }

    private static boolean isFresh(PoolEntry<Origin, OutboundConnection> pooled) {
        return System.currentTimeMillis() - pooled.getUpdated() < FRESH_MILLIS;
    }

    private synchronized boolean keep(PoolEntry<Origin, OutboundConnection> pooled) {
        if (!over) {
            entry = pooled;
        }
        return !over;
    }

    /** Under the lock, so that a connection is never assigned to what was discarded. */
    private synchronized OutboundConnection assign(
            PoolEntry<Origin, OutboundConnection> pooled, OutboundConnection connection) {
        if (over) {
            throw new CancellationException();
        }
        pooled.assignConnection(connection);
        if (pool.isShutdown()) {
            // It may have closed all its connections just before.
            pooled.discardConnection(CloseMode.IMMEDIATE);
            throw new CancellationException();
        }
        return connection;
    }

    /**
     * Gives the connection back for others to use.
     *
     * @param idle for how long
     */
    void giveBack(Duration idle) {
        PoolEntry<Origin, OutboundConnection> pooled = end();
        if (pooled != null) {
            pooled.updateExpiry(TimeValue.ofMilliseconds(idle.toMillis()));
            pool.release(pooled, true);
        }
    }

    /** Closes the connection, or gives up waiting for one. */
    void discard() {
        PoolEntry<Origin, OutboundConnection> pooled = end();
        if (pooled != null) {
            pooled.discardConnection(CloseMode.IMMEDIATE);
            pool.release(pooled, false);
        }
    }

    private synchronized @Nullable PoolEntry<Origin, OutboundConnection> end() {
        if (over) {
            return null;
        }
        over = true;
        if (entry == null && !future.cancel(true) && future.state() == Future.State.SUCCESS) {
            return future.resultNow();
        }
        return entry;
    }
}
