package dev.switchboard.broadcast.fanout;

import dev.switchboard.model.feed.Cursor;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drains a worker's connections: each is told to reconnect as soon as it has received what was in
 * the log, the rest of a running catch-up, and the answers owed to it. Its worker's thread only.
 *
 * <p>It does not wait for a catch-up that has not begun, nor for a subscription with a rate limit:
 * the client resumes elsewhere from its cursor, which is never ahead of what it was sent.
 */
final class WorkerDrain {

    private static final Logger logger = LoggerFactory.getLogger(WorkerDrain.class);

    private final WorkerConnections workerConnections;
    private final List<LogReaders> feeds;
    private final FanoutCounts counts;
    private @Nullable Started started;

    /**
     * @param goals for each feed the log position up to which every subscription is sent everything
     * @param patient whether to wait for unfinished work
     */
    private record Started(Map<LogReaders, Long> goals, ReconnectDelay delay, boolean patient) {

        long goal(LogReaders readers) {
            return Objects.requireNonNull(goals.get(readers));
        }
    }

    WorkerDrain(WorkerConnections workerConnections, List<LogReaders> feeds, FanoutCounts counts) {
        this.workerConnections = workerConnections;
        this.feeds = feeds;
        this.counts = counts;
    }

    /** Starts to tell all clients, including those that still connect. */
    void begin(ReconnectDelay delay) {
        Map<LogReaders, Long> goals =
                feeds.stream()
                        .collect(
                                Collectors.toMap(
                                        readers -> readers, readers -> readers.log().end()));
        started = new Started(goals, delay, true);
        workerConnections.leave();
    }

    /**
     * Waits no longer: tells the clients without an unfinished write, and closes all other
     * connections.
     */
    void lastCall() {
        if (started != null) {
            started = new Started(started.goals, started.delay, false);
            workerConnections.connections().stream()
                    .filter(Connection::isWriting)
                    .forEach(this::cut);
        }
    }

    void cutAll() {
        workerConnections.connections().forEach(this::cut);
    }

    /** Tells the clients that have received everything; called at each turn. */
    void say() {
        Started now = started;
        if (now != null && hasScannedAll(now)) {
            for (Connection connection : workerConnections.connections()) {
                if (!connection.closed && isTime(connection, now)) {
                    tell(connection, now.delay.nextMillis());
                }
            }
        }
    }

    private boolean hasScannedAll(Started now) {
        return feeds.stream().allMatch(feed -> feed.scanPosition().scanned() >= now.goal(feed));
    }

    private static boolean isTime(Connection connection, Started started) {
        if (connection.isWriting()) {
            return false;
        }
        return !started.patient
                || (connection.owed.get() == 0
                        && connection.closeActions.isEmpty()
                        && connection.subscriptions.stream()
                                .allMatch(s -> hasAll(s, started.goal(s.readers))));
    }

    private static boolean hasAll(Subscription subscription, long goal) {
        return subscription.pacer != null
                || (subscription.isLive()
                        ? !subscription.behind || subscription.logPosition >= goal
                        : !subscription.catchUpReads);
    }

    private void tell(Connection connection, long delay) {
        try {
            List<ByteBuffer> messages = new ArrayList<>();
            Cursor cursor = null;
            for (Subscription subscription : connection.subscriptions) {
                if (subscription.isClosed()) {
                    continue;
                }
                cursor = subscription.resumesAt(subscription.readers.scanPosition());
                Encoder encoder = subscription.encoder;
                var message = new SubscriberMessage.Reconnect(delay, cursor);
                messages.add(encoder.personal(encoder.encode(message)));
            }
            Cursor only = messages.size() == 1 ? cursor : null;
            workerConnections.silence(connection);
            counts.told.increment();
            connection.transport.leave(messages, new ReconnectNotice(delay, only));
        } catch (RuntimeException e) {
            logger.error("sending a reconnect message failed; closing the connection", e);
            cut(connection);
        }
    }

    private void cut(Connection connection) {
        workerConnections.silence(connection);
        counts.cut.increment();
        try {
            connection.transport.cut();
        } catch (RuntimeException e) {
            logger.error("closing a connection by force failed", e);
        } finally {
            // Last: FanoutDrain waits until no connection is counted, then reads how many were cut.
            workerConnections.remove(connection);
        }
    }
}
