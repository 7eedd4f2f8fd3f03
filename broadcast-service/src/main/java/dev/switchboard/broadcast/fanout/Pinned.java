package dev.switchboard.broadcast.fanout;

import java.util.concurrent.atomic.LongAdder;

/**
 * The bytes that only unfinished writes keep in memory: chunks that the encoded logs have released,
 * and messages of a single subscriber. Any thread.
 */
final class Pinned {

    /** The least budget, however small the log, so that some clients can be slow. */
    private static final long SMALLEST_BUDGET = 8 * 1024 * 1024;

    private final LongAdder bytes = new LongAdder();
    private final long budget;

    /**
     * @param budget the bytes above which the connections that keep them longest are closed
     */
    Pinned(long budget) {
        this.budget = Math.max(SMALLEST_BUDGET, budget);
    }

    void add(long more) {
        bytes.add(more);
    }

    long bytes() {
        return bytes.sum();
    }

    boolean isTooMuch() {
        return bytes() > budget;
    }
}
