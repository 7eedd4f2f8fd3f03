package dev.switchboard.router.session;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Limits the memory of events kept for clients that may resume: for all sessions together, and for
 * each as a part of that. Thread-safe.
 */
final class EventMemory {

    /** The memory of a kept event beside its message. */
    private static final int OVERHEAD = 64;

    private final long most;
    private final @Nullable EventMemory whole;
    private final AtomicLong bytes = new AtomicLong();

    /**
     * @param most in bytes; beyond it a stream keeps its newest message alone
     */
    EventMemory(long most) {
        this(most, null);
    }

    private EventMemory(long most, @Nullable EventMemory whole) {
        this.most = most;
        this.whole = whole;
    }

    /**
     * A part, in which there is room as long as there is some in this, too.
     *
     * @param mostOfIt in bytes
     */
    EventMemory part(long mostOfIt) {
        return new EventMemory(mostOfIt, this);
    }

    /** Counts a message of that many bytes if it fits. */
    boolean add(int length) {
        long size = size(length);
        if (bytes.getAndUpdate(now -> now + size > most ? now : now + size) + size > most) {
            return false;
        }
        if (whole != null && !whole.add(length)) {
            bytes.addAndGet(-size);
            return false;
        }
        return true;
    }

    void addAnyway(int length) {
        change(size(length));
    }

    void remove(int length) {
        change(-size(length));
    }

    private void change(long by) {
        bytes.addAndGet(by);
        if (whole != null) {
            whole.change(by);
        }
    }

    long bytes() {
        return bytes.get();
    }

    private static long size(int length) {
        return (long) length + OVERHEAD;
    }
}
