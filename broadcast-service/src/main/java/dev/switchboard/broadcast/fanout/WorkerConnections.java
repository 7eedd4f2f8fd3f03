package dev.switchboard.broadcast.fanout;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A worker's connections and subscriptions, and which of them have something to send. Its worker's
 * thread only.
 */
final class WorkerConnections {

    private static final Logger logger = LoggerFactory.getLogger(WorkerConnections.class);

    private final Feed firstFeed;
    private final FanoutCounts counts;
    private final Pinned pinned;
    private final Set<Connection> connections = new LinkedHashSet<>();
    private final ReadyConnections ready = new ReadyConnections();
    private boolean leaving;

    /**
     * @param firstFeed the one whose cursor a connection without subscriptions gets
     */
    WorkerConnections(Feed firstFeed, FanoutCounts counts, Pinned pinned) {
        this.firstFeed = firstFeed;
        this.counts = counts;
        this.pinned = pinned;
    }

    /** All connections, as they are now. */
    List<Connection> connections() {
        return List.copyOf(connections);
    }

    boolean isEmpty() {
        return connections.isEmpty();
    }

    /** From now on no connection, existing or new, begins a request. */
    void leave() {
        leaving = true;
        connections.forEach(connection -> connection.leaving = true);
    }

    /** The connections that may have something to send. */
    ReadyConnections ready() {
        return ready;
    }

    /** Adds a subscription to its connection's queue. */
    void queue(Subscription subscription) {
        if (!subscription.queued && !subscription.isClosed()) {
            subscription.queued = true;
            subscription.connection.line.add(subscription);
            ready.add(subscription.connection);
        }
    }

    void add(Connection connection) {
        connection.leaving = leaving;
        connections.add(connection);
        counts.connections.increment();
    }

    void add(Subscription subscription, StartPosition start) {
        Connection connection = subscription.connection;
        if (connection.closed || subscription.isClosed()) {
            connection.close(subscription);
            return;
        }
        connection.subscriptions.add(subscription);
        counts.subscriptions.increment();
        subscription.readers.begin(subscription, start);
    }

    /** Sends ready messages of a catch-up. */
    void offer(Subscription subscription, Subscription.Prepared prepared) {
        if (subscription.isClosed() || subscription.connection.closed) {
            prepared.done().run();
            return;
        }
        subscription.prepared = prepared;
        queue(subscription);
    }

    void remove(Subscription subscription) {
        subscription.connection.close(subscription);
        if (subscription.connection.subscriptions.remove(subscription)) {
            counts.subscriptions.decrement();
            subscription.readers.forget(subscription);
            if (subscription.prepared != null) {
                subscription.prepared.done().run();
                subscription.prepared = null;
            }
        }
    }

    /** Ends all subscriptions of a connection; it stays here until it is removed. */
    void silence(Connection connection) {
        if (!connection.closed) {
            connection.closed = true;
            List.copyOf(connection.subscriptions).forEach(this::remove);
            connection.line.clear();
            endWrite(connection);
        }
    }

    void remove(Connection connection) {
        silence(connection);
        connection.runCloseActions();
        if (connections.remove(connection)) {
            counts.connections.decrement();
        }
    }

    /** A connection's write has completed or failed; the next one may have begun already. */
    void written(Connection connection, long write) {
        if (connection.writing && connection.write == write) {
            endWrite(connection);
            if (!connection.line.isEmpty()) {
                ready.add(connection);
            }
        }
    }

    private void endWrite(Connection connection) {
        connection.writing = false;
        if (connection.held != null) {
            connection.held.letGo();
            connection.held = null;
            counts.writing.decrement();
        }
        if (!connection.afterWrite.isEmpty()) {
            connection.afterWrite.forEach(Runnable::run);
            connection.afterWrite.clear();
        }
    }

    /**
     * Called at intervals: sends heart-beats and positions, and checks slow connections that have
     * no turn of their own.
     */
    void tick(long now) {
        for (Connection connection : List.copyOf(connections)) {
            // A client may disappear in the middle of a write: detects its silence then, too.
            tick(connection, now);
            if (connection.isWriting()) {
                sendAwayIfTooSlow(connection);
            }
            connection.subscriptions.stream()
                    .filter(subscription -> subscription.isRenewalDue(now))
                    .forEach(this::renew);
        }
        if (pinned.isTooMuch()) {
            SlowReaders.toCut(connections, System.nanoTime()).forEach(this::cut);
        }
    }

    private void renew(Subscription subscription) {
        subscription.renewalDue = true;
        queue(subscription);
    }

    private void cut(Connection connection) {
        counts.disconnected.increment();
        remove(connection);
        try {
            connection.transport.cut();
        } catch (RuntimeException e) {
            logger.error("closing a connection by force failed", e);
        }
    }

    private void tick(Connection connection, long now) {
        try {
            connection.transport.tick(now);
        } catch (RuntimeException e) {
            logger.error("a connection failed; closing it", e);
            sendAway(connection);
        }
    }

    /**
     * Closes a connection that can't be served because of a fault. Its client gets the cursors of
     * the beginning, because what it has received is unknown.
     */
    void sendAway(Connection connection) {
        List<ResumePosition> beginnings = beginnings(connection);
        remove(connection);
        try {
            connection.transport.disconnect(beginnings);
        } catch (RuntimeException e) {
            logger.error("closing a connection failed", e);
        }
    }

    private List<ResumePosition> beginnings(Connection connection) {
        Set<Feed> feeds = new LinkedHashSet<>();
        connection.subscriptions.forEach(subscription -> feeds.add(subscription.readers.feed()));
        if (feeds.isEmpty()) {
            feeds.add(firstFeed);
        }
        return feeds.stream()
                .map(feed -> new ResumePosition(feed.name(), feed.log().cursor().beginning()))
                .toList();
    }

    private void sendAwayIfTooSlow(Connection connection) {
        connection.subscriptions.stream()
                .filter(s -> s.isLive() && s.behind && s.logPosition < s.readers.log().first())
                .filter(s -> s.request.slow() == SlowPolicy.DISCONNECT)
                .findFirst()
                .ifPresent(s -> s.readers.fellOut(s));
    }
}
