package dev.switchboard.broadcast.fanout;

import dev.switchboard.model.feed.Cursor;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A worker's connections and subscriptions, and which of them have something to send. Its worker's
 * thread only.
 */
final class WorkerConnections {

    private static final Logger logger = LoggerFactory.getLogger(WorkerConnections.class);

    private final SharedLog log;
    private final CatchUps catchUps;
    private final FanoutCounts counts;
    private final EncodedLogs encodedLogs;
    private final SubscriptionIndex index = new SubscriptionIndex();
    private final Set<Connection> connections = new LinkedHashSet<>();
    private final ReadyConnections ready = new ReadyConnections();
    private boolean leaving;

    WorkerConnections(
            SharedLog log, EncodedLogs encodedLogs, CatchUps catchUps, FanoutCounts counts) {
        this.encodedLogs = encodedLogs;
        this.log = log;
        this.catchUps = catchUps;
        this.counts = counts;
    }

    /** The subscriptions that read the log. */
    SubscriptionIndex index() {
        return index;
    }

    /** All connections, as they are now. */
    List<Connection> connections() {
        return List.copyOf(connections);
    }

    boolean isEmpty() {
        return connections.isEmpty();
    }

    /** Has all connections, and those that still come, begin nothing more. */
    void leave() {
        leaving = true;
        connections.forEach(connection -> connection.leaving = true);
    }

    /** The connections that may have something to send. */
    ReadyConnections ready() {
        return ready;
    }

    /** Puts a subscription in its connection's line. */
    void queue(Subscription subscription) {
        if (!subscription.queued && !subscription.cancelled) {
            subscription.queued = true;
            subscription.connection.line.add(subscription);
            ready.add(subscription.connection);
        }
    }

    /** Notes that a change may concern a subscription; {@code before} covers all before it. */
    void fallBehind(Subscription subscription, long logPosition, Cursor before) {
        if (subscription.behind) {
            return;
        }
        subscription.behind = true;
        // One that has just come may start at a later position.
        if (logPosition >= subscription.logPosition) {
            subscription.logPosition = logPosition;
            subscription.moveTo(before);
        }
        queue(subscription);
    }

    /** A subscriber fell out of the log. */
    void fellOut(Subscription subscription) {
        counts.fellBehind.increment();
        leaveLog(subscription);
        if (subscription.request.slow() == SlowPolicy.DISCONNECT) {
            counts.disconnected.increment();
            Connection connection = subscription.connection;
            connection.transport.disconnect(new Notice.Position(subscription.cursor));
            remove(connection);
        } else {
            catchUps.recover(subscription, subscription.cursor);
        }
    }

    /** What a subscription has is of a topic that is no more. */
    void startAnew(Subscription subscription) {
        leaveLog(subscription);
        catchUps.startAnew(subscription);
    }

    private void leaveLog(Subscription subscription) {
        subscription.resume = subscription.cursor;
        subscription.live = false;
        subscription.behind = false;
        index.remove(subscription);
        leaveTrack(subscription);
    }

    private void leaveTrack(Subscription subscription) {
        if (subscription.encodedLog != null) {
            subscription.encodedLog = null;
            encodedLogs.leave(subscription.encoder, subscription.request.filter());
        }
    }

    void add(Connection connection) {
        connection.leaving = leaving;
        connections.add(connection);
        counts.connections.increment();
    }

    void add(Subscription subscription, LivePoint start) {
        Connection connection = subscription.connection;
        if (connection.closed || subscription.cancelled) {
            connection.released(subscription);
            return;
        }
        connection.subscriptions.add(subscription);
        counts.subscriptions.increment();
        if (subscription.request.startsLive()) {
            enterLog(subscription, start, null);
        } else {
            catchUps.replay(subscription);
        }
    }

    /** Lets a subscription read the log from {@code start} on, its client's own vector given. */
    void enterLog(Subscription subscription, LivePoint start, @Nullable Cursor own) {
        if (subscription.cancelled || subscription.connection.closed) {
            return;
        }
        if (start.era() != log.head().era()) {
            catchUps.startAnew(subscription);
            return;
        }
        subscription.live = true;
        if (subscription.pacer == null && subscription.encodedLog == null) {
            subscription.encodedLog =
                    encodedLogs.join(subscription.encoder, subscription.request.filter());
        }
        subscription.own = own;
        subscription.logPosition = start.logPosition();
        subscription.era = start.era();
        subscription.moveTo(start.cursor());
        // The scanner may be past its position already: it is behind until it has looked itself.
        subscription.behind = true;
        index.add(subscription);
        queue(subscription);
    }

    /** Sends ready messages of a catch-up. */
    void offer(Subscription subscription, Subscription.Prepared prepared) {
        if (subscription.cancelled || subscription.connection.closed) {
            prepared.done().run();
            return;
        }
        subscription.prepared = prepared;
        queue(subscription);
    }

    void remove(Subscription subscription) {
        subscription.cancelled = true;
        subscription.connection.released(subscription);
        if (subscription.connection.subscriptions.remove(subscription)) {
            counts.subscriptions.decrement();
            index.remove(subscription);
            leaveTrack(subscription);
            if (subscription.prepared != null) {
                subscription.prepared.done().run();
                subscription.prepared = null;
            }
        }
    }

    /** Ends all that a connection is sent; it stays here until it is removed. */
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

    /** The socket has taken or refused a connection's write; another one may be under way. */
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
     * Called now and then: heart-beats, positions, and those too slow to find out by themselves.
     */
    void tick(long now) {
        for (Connection connection : List.copyOf(connections)) {
            // A client may be gone in the middle of a write: its silence counts all the same.
            tick(connection, now);
            if (connection.isWriting()) {
                sendAwayIfTooSlow(connection);
            }
            connection.subscriptions.stream()
                    .filter(subscription -> subscription.isRenewalDue(now))
                    .forEach(this::renew);
        }
        if (encodedLogs.pinned().isTooMuch()) {
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
            logger.error("a connection cannot be cut", e);
        }
    }

    private void tick(Connection connection, long now) {
        try {
            connection.transport.tick(now);
        } catch (RuntimeException e) {
            logger.error("a connection fails and is closed", e);
            sendAway(connection);
        }
    }

    /**
     * Closes a connection that can't be served because of a fault. Its client shall start anew:
     * what it has got is not known.
     */
    void sendAway(Connection connection) {
        remove(connection);
        try {
            connection.transport.disconnect(new Notice.Position(log.cursor().beginning()));
        } catch (RuntimeException e) {
            logger.error("a connection cannot be closed", e);
        }
    }

    private void sendAwayIfTooSlow(Connection connection) {
        connection.subscriptions.stream()
                .filter(s -> s.live && s.behind && s.logPosition < log.first())
                .filter(s -> s.request.slow() == SlowPolicy.DISCONNECT)
                .findFirst()
                .ifPresent(this::fellOut);
    }
}
