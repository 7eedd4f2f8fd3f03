package dev.switchboard.router.outbound;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs what never blocks after a time, on one thread. Thread-safe. */
final class Timer implements AutoCloseable {

    private final ScheduledThreadPoolExecutor thread =
            new ScheduledThreadPoolExecutor(
                    1, Thread.ofPlatform().daemon().name("outbound-timer").factory());

    Timer() {
        thread.setRemoveOnCancelPolicy(true);
        // Once closed, nothing is left to limit.
        thread.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    /** A time that is running; closing it stops it. */
    record Running(ScheduledFuture<?> future) implements AutoCloseable {
        @Override
        public void close() {
            future.cancel(false);
        }
    }

    Running after(Duration time, Runnable action) {
        return new Running(thread.schedule(action, time.toNanos(), TimeUnit.NANOSECONDS));
    }

    Running every(Duration time, Runnable action) {
        return new Running(
                thread.scheduleWithFixedDelay(
                        action, time.toNanos(), time.toNanos(), TimeUnit.NANOSECONDS));
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
