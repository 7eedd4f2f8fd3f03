package dev.switchboard.broadcast.fanout;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The end of a fan-out's service: every client gets what stands in the log now, is told to come
 * back, and is waited for until it has gone; all of that within a bound. One thread, once.
 *
 * @see Farewells
 */
final class LeaveTaking {

    /** How long sockets may take for what stands in the log, and catch-ups under way to end. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** How much longer clients may take to close that were told only then. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private static final Duration CUTTING = Duration.ofMillis(500);
    private static final Duration LOOK = Duration.ofMillis(5);

    private final List<Worker> workers;
    private final FanoutCounts counts;

    LeaveTaking(List<Worker> workers, FanoutCounts counts) {
        this.workers = workers;
        this.counts = counts;
    }

    /**
     * Returns when all are gone, after 4.5 s at most. Who comes later is told at once.
     *
     * @param goal where the log ends
     */
    LeaveTaken take(long goal, ReconnectDelay delay) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(workers.size());
        workers.forEach(worker -> worker.takeLeave(goal, delay, begun::countDown));
        long start = System.nanoTime();
        // until then those that have just come are not counted yet
        boolean all = begun.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        if (!all || !allGo(PATIENCE.minusNanos(System.nanoTime() - start))) {
            workers.forEach(Worker::lastCall);
            if (!allGo(LAST_WORDS)) {
                workers.forEach(Worker::cutAll);
                var _ = allGo(CUTTING);
            }
        }
        return new LeaveTaken(counts.told.sum(), counts.cut.sum());
    }

    /** Whether nobody is there any more, within that time. */
    private boolean allGo(Duration patience) throws InterruptedException {
        long start = System.nanoTime();
        while (counts.connections.sum() > 0) {
            if (System.nanoTime() - start > patience.toNanos()) {
                return false;
            }
            Thread.sleep(LOOK);
        }
        return true;
    }
}
