package dev.switchboard.broadcast.fanout;

import java.util.concurrent.atomic.LongAdder;

/**
 * Bytes that only writes under way keep in memory: chunks that the log is past, and messages that
 * are one subscriber's alone. Any thread.
 */
final class Pinned {

    /** However small the log: some must be able to be slow. */
    private static final long SMALLEST_BUDGET = 8 * 1024 * 1024;

    private final LongAdder bytes = new LongAdder();
    private final long budget;

    /**
     * @param budget how many there may be before those that keep them longest are sent away
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
