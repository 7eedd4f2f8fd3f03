package dev.switchboard.broadcast.fanout;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A cache of encoded messages in the entries of the log, limited in bytes. Over the limit it drops
 * those encoded first; they are encoded again if a subscriber still needs them. Any thread.
 */
final class KeptMessages {

    private final long budget;
    private final AtomicLong bytes = new AtomicLong();
    private final Queue<LogEntry> keeping = new ConcurrentLinkedQueue<>();

    /**
     * @param budget bytes that the messages may take together
     */
    KeptMessages(long budget) {
        this.budget = budget;
    }

    /** Adds an entry that keeps its first message. */
    void begun(LogEntry entry) {
        keeping.add(entry);
    }

    /** Counts a message of that many bytes, and drops the oldest over the limit. */
    void grew(int more) {
        for (long now = bytes.addAndGet(more); now > budget; now = bytes.get()) {
            LogEntry oldest = keeping.poll();
            if (oldest == null) {
                return;
            }
            bytes.addAndGet(-oldest.forget());
        }
    }

    long bytes() {
        return bytes.get();
    }
}
