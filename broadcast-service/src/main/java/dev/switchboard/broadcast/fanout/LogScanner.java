package dev.switchboard.broadcast.fanout;

import dev.switchboard.model.feed.Cursor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scans each new entry of one feed's log once, and queues the subscriptions that it matches. Its
 * worker's thread only.
 */
final class LogScanner {

    private static final Logger logger = LoggerFactory.getLogger(LogScanner.class);

    /** Entries scanned before the next writes: limits the duration of a turn. */
    private static final int TURN = 1024;

    private final SharedLog log;
    private final LogReaders readers;

    /**
     * The log position of the first entry not scanned yet, the cursor that covers those before it,
     * and its era.
     */
    private long scanned;

    private Cursor cursor;
    private int era;

    /**
     * How far the worker has scanned.
     *
     * @param scanned the log position of the first entry not scanned yet
     * @param cursor covers those before it
     */
    record ScanPosition(long scanned, Cursor cursor) {}

    LogScanner(LogReaders readers) {
        this.log = readers.log();
        this.readers = readers;
        SharedLog.Head head = log.head();
        this.scanned = head.end();
        this.cursor = head.cursor();
        this.era = head.era();
    }

    LogReaders readers() {
        return readers;
    }

    /** Whether the log holds entries not scanned yet. */
    boolean seesMore() {
        SharedLog.Head head = log.head();
        return head.end() != scanned || head.era() != era;
    }

    /** Scans the next entries; returns whether there are more. */
    boolean look() {
        boolean more = scan();
        readers.scannedTo(new ScanPosition(scanned, cursor));
        return more;
    }

    /** One faulty entry must not stop this feed, nor the worker's others. */
    private void match(LogEntry entry) {
        try {
            readers.index()
                    .forEachNarrow(
                            entry.read,
                            narrow -> readers.fallBehind(narrow, scanned, entry.before));
        } catch (RuntimeException e) {
            logger.error("no subscription gets the entry at {}", entry.cursor, e);
        }
    }

    private boolean scan() {
        SharedLog.Head head = log.head();
        if (head.era() != era) {
            beginEra(head);
            return false;
        }
        long until = Math.min(head.end(), scanned + TURN);
        if (scanned < until) {
            readers.index().broad().forEach(broad -> readers.fallBehind(broad, scanned, cursor));
        }
        while (scanned < until) {
            LogEntry entry = log.get(scanned);
            if (entry == null) {
                lookAgainAtAll();
                return true;
            }
            match(entry);
            cursor = entry.cursor;
            scanned++;
        }
        if (scanned == head.end()) {
            cursor = head.cursor();
        }
        return scanned < head.end();
    }

    /** The worker itself fell behind the log: every subscription must check what it lost. */
    private void lookAgainAtAll() {
        readers.index().all().stream()
                .filter(subscription -> !subscription.request.filter().nothing())
                .forEach(subscription -> readers.fallBehind(subscription, scanned, cursor));
        // Both of one entry: at a position with an older cursor, subscribers would get changes
        // twice.
        StartPosition oldest = log.oldest();
        scanned = oldest.logPosition();
        cursor = oldest.cursor();
    }

    /** The topic was recreated. */
    private void beginEra(SharedLog.Head head) {
        era = head.era();
        scanned = head.end();
        cursor = head.cursor();
        // One that was added since already reads the new topic.
        readers.index().all().stream()
                .filter(subscription -> subscription.era != era)
                .forEach(readers::startAnew);
    }
}
