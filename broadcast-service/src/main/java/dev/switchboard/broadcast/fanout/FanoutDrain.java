package dev.switchboard.broadcast.fanout;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Drains a fan-out: every client receives what is in the log now and a reconnect message, and has
 * until the timeouts to close its connection. One thread, once.
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
     * Returns when all connections are closed or the timeouts have expired. A client that connects
     * later is told to reconnect at once.
     */
    DrainOutcome take(ReconnectDelay delay) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(workers.size());
        workers.forEach(worker -> worker.drain(delay, begun::countDown));
        long start = System.nanoTime();
        // connections that were just opened are counted only by then
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

    /** Waits up to that time; returns whether all connections are closed. */
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
