package dev.switchboard.router.upstream;

import dev.switchboard.router.upstream.channel.ChannelException;
import dev.switchboard.router.upstream.channel.ChannelException.Kind;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A connection that is opened when it is needed, and again after it broke. Thread-safe. */
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

    /** The open connection; empty while there is none. */
    Optional<Connection> open() {
        Connection now = connection;
        return now == null || !now.isOpen() ? Optional.empty() : Optional.of(now);
    }

    boolean isOpening() {
        return opening.isLocked();
    }

    /**
     * The connection, which is opened unless it is.
     *
     * @throws ChannelException of kind {@link Kind#NOT_SENT} when there is none
     */
    Connection connected() throws ChannelException, InterruptedException {
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

    /** Somebody uses it, until {@link #leave}. */
    void enter() {
        users.incrementAndGet();
    }

    void leave() {
        usedAt = nanos.getAsLong();
        users.decrementAndGet();
    }

    /** How long nobody has used it; 0 while somebody does. */
    long unusedNanos() {
        return users.get() > 0 ? 0 : nanos.getAsLong() - usedAt;
    }

    /** Ends the connection; the next request opens one again. */
    void end() {
        opening.lock();
        try {
            Connection now = connection;
            connection = null;
            if (now != null) {
                now.close();
            }
        } finally {
            opening.unlock();
        }
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
