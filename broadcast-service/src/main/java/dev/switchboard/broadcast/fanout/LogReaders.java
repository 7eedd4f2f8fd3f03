package dev.switchboard.broadcast.fanout;

import dev.switchboard.model.feed.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * A worker's subscriptions to one feed: moves them between catch-ups and the shared log. Its
 * worker's thread only.
 */
final class LogReaders {

    private final FeedDelivery delivery;
    private final WorkerConnections workerConnections;
    private final FanoutCounts counts;
    private final SubscriptionIndex index = new SubscriptionIndex();
    private LogScanner.ScanPosition scanPosition;

    /** Whether any of them reads the log; any thread may look. */
    private volatile boolean anyLive;

    LogReaders(FeedDelivery delivery, WorkerConnections workerConnections, FanoutCounts counts) {
        this.delivery = delivery;
        this.workerConnections = workerConnections;
        this.counts = counts;
        SharedLog.Head head = delivery.log().head();
        this.scanPosition = new LogScanner.ScanPosition(head.end(), head.cursor());
    }

    Feed feed() {
        return delivery.feed();
    }

    SharedLog log() {
        return delivery.log();
    }

    /** The subscriptions that read the log. */
    SubscriptionIndex index() {
        return index;
    }

    /** How far the worker has scanned the log for them. */
    LogScanner.ScanPosition scanPosition() {
        return scanPosition;
    }

    /** Sets how far the log is scanned. */
    void scannedTo(LogScanner.ScanPosition position) {
        scanPosition = position;
    }

    /** Notes whether any of them reads the log; before it is scanned, as appending then wakes. */
    void noteWhetherAnyIsLive() {
        anyLive = !index.isEmpty();
    }

    boolean isAnyLive() {
        return anyLive;
    }

    /** Starts a new subscription: in the log, or with the replay that it requests. */
    void begin(Subscription subscription, StartPosition start) {
        if (subscription.request.startsLive()) {
            enterLog(subscription, start, null);
        } else {
            delivery.catchUps().replay(subscription);
        }
    }

    /**
     * Starts to deliver the log from {@code start} on to a subscription, given the client's own
     * cursor.
     */
    void enterLog(Subscription subscription, StartPosition start, @Nullable Cursor own) {
        if (subscription.isClosed() || subscription.connection.closed) {
            return;
        }
        if (start.era() != log().head().era()) {
            delivery.catchUps().startAnew(subscription);
            return;
        }
        if (!subscription.enterLog(start, own)) {
            return;
        }
        if (subscription.pacer == null && subscription.encodedLog == null) {
            subscription.encodedLog =
                    delivery.encodedLogs()
                            .join(subscription.encoder, subscription.request.filter());
        }
        index.add(subscription);
        workerConnections.queue(subscription);
    }

    /**
     * Queues a subscription that an entry may concern; {@code before} covers all entries before it.
     */
    void fallBehind(Subscription subscription, long logPosition, Cursor before) {
        if (subscription.fallBehind(logPosition, before)) {
            workerConnections.queue(subscription);
        }
    }

    /** The log has evicted the next entry of a subscription. */
    void fellOut(Subscription subscription) {
        counts.fellBehind.increment();
        leaveLog(subscription);
        if (subscription.request.slow() == SlowPolicy.DISCONNECT) {
            counts.disconnected.increment();
            Connection connection = subscription.connection;
            connection.transport.disconnect(connection.resumePositions(this));
            workerConnections.remove(connection);
        } else {
            delivery.catchUps().recover(subscription, subscription.cursor);
        }
    }

    /** The topic of a subscription's position no longer exists. */
    void startAnew(Subscription subscription) {
        leaveLog(subscription);
        delivery.catchUps().startAnew(subscription);
    }

    private void leaveLog(Subscription subscription) {
        subscription.leaveLog();
        forget(subscription);
    }

    /** Removes a subscription that reads the log no more. */
    void forget(Subscription subscription) {
        index.remove(subscription);
        if (subscription.encodedLog != null) {
            subscription.encodedLog = null;
            delivery.encodedLogs().leave(subscription.encoder, subscription.request.filter());
        }
    }
}
