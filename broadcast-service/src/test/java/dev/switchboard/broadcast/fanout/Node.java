package dev.switchboard.broadcast.fanout;

import dev.switchboard.broadcast.feed.ChangeLog;
import dev.switchboard.broadcast.feed.MadeFeed;
import dev.switchboard.broadcast.history.ContractChange;
import dev.switchboard.broadcast.history.HistoryView;
import java.util.List;

/** A node without Kafka and sockets: its log is fed by hand, as the intake does. */
final class Node implements AutoCloseable {

    /** What one change takes in the ring, more or less. */
    static final int ENTRY = 410;

    /** How many catch-ups read at once. */
    static final int CATCH_UPS = 4;

    static final SubscriptionLimits NO_LIMITS =
            new SubscriptionLimits(Integer.MAX_VALUE, Integer.MAX_VALUE);

    final SharedLog log;
    final HistoryView view = new HistoryView(50_000_000);
    final Feed feed;
    final Fanout fanout;

    /** A node with room for everything. */
    Node(MadeFeed feed) {
        this(feed, 10_000);
    }

    /**
     * @param changes how many the ring has room for, about
     */
    Node(MadeFeed feed, int changes) {
        this(feed, changes, NO_LIMITS);
    }

    Node(MadeFeed feed, int changes, SubscriptionLimits limits) {
        this(feed, new SharedLog((long) changes * ENTRY), feed, limits);
    }

    /**
     * @param step happens before each look at the ring
     * @param kafka where what the ring has no more is read
     */
    Node(MadeFeed feed, int changes, Runnable step, ChangeLog<ContractChange> kafka) {
        this(feed, stepped((long) changes * ENTRY, step), kafka, NO_LIMITS);
    }

    private Node(
            MadeFeed feed,
            SharedLog log,
            ChangeLog<ContractChange> kafka,
            SubscriptionLimits limits) {
        this.log = log;
        view.reset(feed.start());
        log.reset(feed.start());
        this.feed = new Feed("contracts", log, view, kafka, () -> true);
        this.fanout = new Fanout(List.of(this.feed), 1, CATCH_UPS, limits);
    }

    private static SharedLog stepped(long budget, Runnable step) {
        return new SharedLog(budget, new SteppedRing(budget, step));
    }

    /** Reads a change. */
    void feed(ContractChange change) {
        log.append(change.isTest() ? change : view.apply(change, log.end()));
    }

    void feed(List<ContractChange> changes) {
        changes.forEach(this::feed);
    }

    @Override
    public void close() {
        fanout.close();
    }
}
