package dev.switchboard.broadcast.fanout;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The end of a fan-out's service: every client gets what stands in the log now, is told to come
 * back, and is waited for until it has gone; all of that within a bound. One thread, once.
 *
 * @see WorkerDrain
 */
final class FanoutDrain {

    private static final Duration LOOK = Duration.ofMillis(5);

    private final List<Worker> workers;
    private final FanoutCounts counts;
    private final DrainTimeouts patience;

    FanoutDrain(List<Worker> workers, FanoutCounts counts, DrainTimeouts patience) {
        this.patience = patience;
        this.workers = workers;
        this.counts = counts;
    }

    /**
     * Returns when all are gone, or when its patience is at an end. Who comes later is told at
     * once.
     */
    DrainOutcome take(ReconnectDelay delay) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(workers.size());
        workers.forEach(worker -> worker.drain(delay, begun::countDown));
        long start = System.nanoTime();
        // until then those that have just come are not counted yet
        boolean all = begun.await(patience.sockets().toMillis(), TimeUnit.MILLISECONDS);
        if (!all || !allGo(patience.sockets().minusNanos(System.nanoTime() - start))) {
            workers.forEach(Worker::lastCall);
            if (!allGo(patience.closing())) {
                workers.forEach(Worker::cutAll);
                var _ = allGo(patience.cutting());
            }
        }
        return new DrainOutcome(counts.told.sum(), counts.cut.sum());
    }

    /** Whether nobody is there any more, within that time. */
    private boolean allGo(Duration time) throws InterruptedException {
        long start = System.nanoTime();
        while (counts.connections.sum() > 0) {
            if (System.nanoTime() - start > time.toNanos()) {
                return false;
            }
            Thread.sleep(LOOK);
        }
        return true;
    }
}
