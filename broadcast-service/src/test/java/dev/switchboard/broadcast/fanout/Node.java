package dev.switchboard.broadcast.fanout;

import dev.switchboard.broadcast.history.Change;
import dev.switchboard.broadcast.history.HistoryView;
import dev.switchboard.broadcast.history.MadeFeed;
import java.util.List;

/** A node without Kafka and sockets: its log is fed by hand, as the intake does. */
final class Node implements AutoCloseable {

    /** What one change takes in the ring, more or less. */
    private static final int ENTRY = 1450;

    final SharedLog log;
    final HistoryView view = new HistoryView(50_000_000);
    final Fanout fanout;

    /** A node with room for everything. */
    Node(MadeFeed feed) {
        this(feed, 10_000);
    }

    /**
     * @param changes how many the ring has room for, about
     */
    Node(MadeFeed feed, int changes) {
        this.log = new SharedLog((long) changes * ENTRY);
        view.reset(feed.start());
        log.reset(feed.start());
        this.fanout = new Fanout(log, view, feed, () -> true, 1, 4);
    }

    /** Reads a change. */
    void feed(Change change) {
        log.append(change.isTest() ? change : view.apply(change, log.end()));
    }

    void feed(List<Change> changes) {
        changes.forEach(this::feed);
    }

    @Override
    public void close() {
        fanout.close();
    }
}
