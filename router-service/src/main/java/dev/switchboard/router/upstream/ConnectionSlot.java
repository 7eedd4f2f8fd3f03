package dev.switchboard.router.upstream;

import dev.switchboard.router.upstream.channel.ChannelException;
import dev.switchboard.router.upstream.channel.ChannelException.Kind;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The connection of one client, opened when it is needed, and again after it broke. Thread-safe.
 */
final class ConnectionSlot implements AutoCloseable {

    private final Opener opener;
    private final UpstreamLimits limits;
    private final LongSupplier nanos;
    private final ReentrantLock opening = new ReentrantLock();
    private final AtomicInteger users = new AtomicInteger();
    private volatile @Nullable Connection connection;
    private volatile long usedAt;
    private volatile boolean closed;

    /** Opens connections. */
    interface Opener {
        Connection open() throws ChannelException, InterruptedException;
    }

    ConnectionSlot(Opener opener, UpstreamLimits limits, LongSupplier nanos) {
        this.opener = opener;
        this.limits = limits;
        this.nanos = nanos;
        this.usedAt = nanos.getAsLong();
    }

    /**
     * The connection, which is opened unless it is.
     *
     * @throws ChannelException of kind {@link Kind#NOT_SENT} when there is none
     */
    private Connection connected() throws ChannelException, InterruptedException {
        Connection now = connection;
        if (now != null && now.isOpen()) {
            return now;
        }
        if (!opening.tryLock(limits.connect().toMillis(), TimeUnit.MILLISECONDS)) {
            throw new ChannelException(Kind.NOT_SENT, "its connection takes too long to open");
        }
        try {
            return openUnlessOpen();
        } finally {
            opening.unlock();
        }
    }

    private Connection openUnlessOpen() throws ChannelException, InterruptedException {
        Connection now = connection;
        if (now != null && now.isOpen()) {
            return now;
        }
        if (closed) {
            throw new ChannelException(Kind.NOT_SENT, "it was removed, or the router ends");
        }
        if (now != null) {
            connection = null;
            now.close();
        }
        Connection next = opener.open();
        connection = next;
        if (closed) {
            next.close();
        }
        return next;
    }

    /**
     * Sends a request and waits for its result.
     *
     * @throws ChannelException when there is no connection, or no response
     */
    ObjectNode request(UpstreamRequest request) throws ChannelException, InterruptedException {
        users.incrementAndGet();
        try {
            return connected().request(request);
        } finally {
            usedAt = nanos.getAsLong();
            users.decrementAndGet();
        }
    }

    /** Somebody is about to use it. */
    void touch() {
        usedAt = nanos.getAsLong();
    }

    /** How long nobody has used it; 0 while somebody does. */
    long unusedNanos() {
        return users.get() > 0 ? 0 : nanos.getAsLong() - usedAt;
    }

    /** Ends the connection for good; requests without a response fail. */
    @Override
    public void close() {
        closed = true;
        Connection now = connection;
        if (now != null) {
            now.close();
        }
    }
}
