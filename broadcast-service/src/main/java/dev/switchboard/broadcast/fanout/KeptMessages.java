package dev.switchboard.broadcast.fanout;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The entries of the log that keep encoded messages, bounded in bytes: beyond the bound those that
 * were encoded first are forgotten, and encoded again where somebody still needs them. Any thread.
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

    /** Notes that an entry keeps its first message. */
    void begun(LogEntry entry) {
        keeping.add(entry);
    }

    /** Counts a message of so many bytes, and forgets old ones where that is too much. */
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
