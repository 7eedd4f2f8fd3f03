package dev.switchboard.router.session;

import java.util.concurrent.atomic.AtomicLong;

/** How much all sessions together keep for clients that may come back. Thread-safe. */
final class EventMemory {

    /** What a kept event takes beside its text. */
    private static final int OVERHEAD = 64;

    private final long most;
    private final AtomicLong bytes = new AtomicLong();

    /**
     * @param most in bytes; beyond it a stream keeps its newest message alone
     */
    EventMemory(long most) {
        this.most = most;
    }

    /** Counts a message if there is room for it. */
    boolean add(String data) {
        long size = size(data);
        return bytes.getAndUpdate(now -> now + size > most ? now : now + size) + size <= most;
    }

    void addAnyway(String data) {
        bytes.addAndGet(size(data));
    }

    void remove(String data) {
        bytes.addAndGet(-size(data));
    }

    long bytes() {
        return bytes.get();
    }

    private static long size(String data) {
        return (long) data.length() + OVERHEAD;
    }
}
