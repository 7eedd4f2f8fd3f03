package dev.switchboard.broadcast.fanout;

import dev.switchboard.model.feed.Cursor;

/**
 * Scans each new change of the log once, and queues the subscriptions that it matches. Its worker's
 * thread only.
 */
final class LogScanner {

    /** Changes looked at before writing goes on: bounds how long a full turn takes. */
    private static final int TURN = 1024;

    private final SharedLog log;
    private final WorkerConnections workerConnections;

    /**
     * The log position of the first change not scanned yet, what covers those before it, and its
     * era.
     */
    private long scanned;

    private Cursor cursor;
    private int era;

    /**
     * How far the worker has scanned.
     *
     * @param scanned the log position of the first change not scanned yet
     * @param cursor what covers those before it
     */
    record ScanPosition(long scanned, Cursor cursor) {}

    LogScanner(SharedLog log, WorkerConnections workerConnections) {
        this.log = log;
        this.workerConnections = workerConnections;
        SharedLog.Head head = log.head();
        this.scanned = head.end();
        this.cursor = head.cursor();
        this.era = head.era();
    }

    ScanPosition scanPosition() {
        return new ScanPosition(scanned, cursor);
    }

    /** Whether the log holds something not looked at. */
    boolean seesMore() {
        SharedLog.Head head = log.head();
        return head.end() != scanned || head.era() != era;
    }

    /** Looks at the next changes; whether there are more. */
    boolean look() {
        SharedLog.Head head = log.head();
        if (head.era() != era) {
            beginEra(head);
            return false;
        }
        long until = Math.min(head.end(), scanned + TURN);
        if (scanned < until) {
            workerConnections
                    .index()
                    .broad()
                    .forEach(broad -> workerConnections.fallBehind(broad, scanned, cursor));
        }
        while (scanned < until) {
            LogEntry entry = log.get(scanned);
            if (entry == null) {
                lookAgainAtAll();
                return true;
            }
            workerConnections
                    .index()
                    .forEachNarrow(
                            entry.change,
                            narrow -> workerConnections.fallBehind(narrow, scanned, entry.before));
            cursor = entry.cursor;
            scanned++;
        }
        if (scanned == head.end()) {
            cursor = head.cursor();
        }
        return scanned < head.end();
    }

    /** The worker itself was slower than the log: let every subscription find out what it lost. */
    private void lookAgainAtAll() {
        workerConnections.index().all().stream()
                .filter(subscription -> !subscription.request.filter().nothing())
                .forEach(subscription ->
                        workerConnections.fallBehind(subscription, scanned, cursor));
        // Both of one entry: at a position with an older cursor, subscribers would get changes
        // twice.
        LivePoint oldest = log.oldest();
        scanned = oldest.logPosition();
        cursor = oldest.cursor();
    }

    /** The topic was made anew. */
    private void beginEra(SharedLog.Head head) {
        era = head.era();
        scanned = head.end();
        cursor = head.cursor();
        // One that came since belongs to the new topic already.
        workerConnections.index().all().stream()
                .filter(subscription -> subscription.era != era)
                .forEach(workerConnections::startAnew);
    }
}
