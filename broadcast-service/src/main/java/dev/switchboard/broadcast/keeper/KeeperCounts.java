package dev.switchboard.broadcast.keeper;

import java.util.concurrent.atomic.LongAdder;

/**
 * What the keeper has decided since it started; a record whose transaction failed counts each time.
 * received = kept + repeated + refused + moved. Any thread.
 */
final class KeeperCounts {

    private final LongAdder kept = new LongAdder();
    private final LongAdder repeated = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder moved = new LongAdder();
    private final LongAdder starts = new LongAdder();

    void count(Decision decision) {
        LongAdder counter =
                switch (decision) {
                    case Decision.Keep k -> kept;
                    case Decision.Repeat r -> repeated;
                    case Decision.Refuse r -> refused;
                    case Decision.Move m -> moved;
                };
        counter.increment();
    }

    void started() {
        starts.increment();
    }

    /** How often it started from the committed offsets: once, and once more after each failure. */
    long starts() {
        return starts.sum();
    }

    long kept() {
        return kept.sum();
    }

    long repeated() {
        return repeated.sum();
    }

    long refused() {
        return refused.sum();
    }

    long moved() {
        return moved.sum();
    }
}
