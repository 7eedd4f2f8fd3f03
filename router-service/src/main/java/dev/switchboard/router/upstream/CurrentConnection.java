package dev.switchboard.router.upstream;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.protocol.JsonRpcMessage.Notification;
import dev.switchboard.router.upstream.channel.ChannelException;
import dev.switchboard.router.upstream.channel.ChannelException.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The connection to a server, opened when it is needed, and again when the one before has ended.
 * Thread-safe.
 */
final class CurrentConnection implements AutoCloseable {

    private final ServerName name;
    private final Connector connector;
    private final Duration patience;
    private final CircuitBreaker circuit;
    private final UpstreamListener listener;
    private final ConnectionKeeper keeper;
    private final ReentrantLock opening = new ReentrantLock();
    private volatile @Nullable Connection connection;
    private volatile @Nullable Events events;
    private volatile boolean closed;

    /**
     * @param patience how long a caller waits while another opens it
     * @param circuit opens when there is no connection
     * @param keeper learns of connections that are new, and that are lost
     */
    CurrentConnection(
            ServerName name,
            Connector connector,
            Duration patience,
            CircuitBreaker circuit,
            UpstreamListener listener,
            ConnectionKeeper keeper) {
        this.name = name;
        this.connector = connector;
        this.patience = patience;
        this.circuit = circuit;
        this.listener = listener;
        this.keeper = keeper;
    }

    /** What happens on one connection. What happens before it is the current one is no news. */
    private final class Events implements ConnectionListener {

        @Override
        public void notified(Notification notification) {
            listener.notified(name, notification);
        }

        @Override
        public void missed() {
            description()
                    .ifPresent(server ->
                            ChangeNotifications.LISTS.stream()
                                    .filter(list -> server.has(list, "listChanged"))
                                    .forEach(list -> notified(ChangeNotifications.ofList(list))));
            keeper.watched().forEach(uri -> notified(ChangeNotifications.ofResource(uri)));
        }

        @Override
        public void ended(String reason) {
            if (equals(events) && !closed) {
                events = null;
                listener.disconnected(name, reason);
                keeper.lost();
            }
        }
    }

    /** Empty while there is none. */
    Optional<Connection> open() {
        return Optional.ofNullable(connection).filter(Connection::isOpen);
    }

    boolean isOpening() {
        return opening.isLocked();
    }

    private Optional<ServerDescription> description() {
        return Optional.ofNullable(connection).map(Connection::server);
    }

    /**
     * Opens it, unless it is open.
     *
     * @throws ChannelException when there is no server, or none that can be spoken with
     */
    Connection get() throws ChannelException, InterruptedException {
        Optional<Connection> now = open();
        if (now.isPresent()) {
            return now.get();
        }
        if (!opening.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new ChannelException(Kind.NOT_SENT, "its connection takes too long to open");
        }
        try {
            Optional<Connection> opened = open();
            return opened.isPresent() ? opened.get() : replace();
        } finally {
            opening.unlock();
        }
    }

    private Connection replace() throws ChannelException, InterruptedException {
        if (closed) {
            throw new ChannelException(Kind.NOT_SENT, "it was removed, or the router ends");
        }
        release();
        Events next = new Events();
        Connection opened;
        try {
            opened = connector.open(Json.MAPPER.createObjectNode(), next);
        } catch (ChannelException e) {
            circuit.opens(e.reason());
            listener.disconnected(name, e.reason());
            throw new ChannelException(Kind.NOT_SENT, e.reason());
        }
        connection = opened;
        events = next;
        if (closed) {
            opened.close();
        }
        listener.connected(name, opened.server());
        keeper.connected();
        if (!opened.isOpen()) {
            next.ended("its connection ended at once");
        }
        return opened;
    }

    private void release() {
        Connection last = connection;
        connection = null;
        events = null;
        if (last != null) {
            last.close();
        }
    }

    /** Ends the connection; the next caller opens one again. */
    void end() {
        opening.lock();
        try {
            release();
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
