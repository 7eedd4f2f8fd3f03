package dev.switchboard.service.loop;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does something again and again, on a virtual thread of its own, from its start until it is
 * stopped. It may be started again after that, as Spring does with a context that was paused.
 *
 * <p>Any thread may call its methods. Each start makes a new thread, which waits until the one
 * before it has ended: so all rounds come one after another, and what one wrote the next one sees.
 */
public final class BackgroundLoop {

    private static final Logger logger = LoggerFactory.getLogger(BackgroundLoop.class);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final String name;
    private final Duration first;
    private final Step step;
    private final Semaphore wakes = new Semaphore(0);
    private final ReentrantLock oneThread = new ReentrantLock();
    private volatile @Nullable Thread thread;

    /** What is done. Called by the loop's thread only. */
    @FunctionalInterface
    public interface Step {

        /**
         * Does one round. A {@link RuntimeException} is logged as an error, and the next round
         * begins a second later.
         *
         * @return the pause until the next round
         * @throws InterruptedException when the loop was stopped meanwhile
         */
        Duration run() throws InterruptedException;

        /** Called after the last round, once for each start whose thread came to its rounds. */
        default void ended() {}
    }

    /** One whose first round begins at the start. */
    public BackgroundLoop(String name, Step step) {
        this(name, Duration.ZERO, step);
    }

    /**
     * @param name the thread's
     * @param first the pause between a start and the first round
     */
    public BackgroundLoop(String name, Duration first, Step step) {
        this.name = name;
        this.first = first;
        this.step = step;
    }

    /** Returns at once; does nothing where it runs. */
    public synchronized void start() {
        if (thread == null) {
            Thread next = Thread.ofVirtual().name(name).unstarted(this::run);
            thread = next;
            next.start();
        }
    }

    /** Interrupts the round under way and returns at once; does nothing where it does not run. */
    public synchronized void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    /** Whether it was started and not stopped since. */
    public boolean isRunning() {
        return thread != null;
    }

    /**
     * Whether the calling round is to end: its thread was stopped, even if another was started
     * since. Called by the step. An interrupt alone does not tell, as some libraries clear it.
     */
    public boolean wasStopped() {
        return !Thread.currentThread().equals(thread);
    }

    /** The next round begins at once: after the one under way, if there is one. */
    public void wake() {
        wakes.release();
    }

    private void run() {
        try {
            oneThread.lockInterruptibly();
        } catch (InterruptedException e) {
            return; // stopped before the thread before it had ended
        }
        try {
            runRounds();
        } finally {
            oneThread.unlock();
        }
    }

    private void runRounds() {
        try {
            pause(first);
            while (!wasStopped()) {
                pause(runOnce());
            }
        } catch (InterruptedException e) {
            // stopped; the thread ends here
        } finally {
            // what is done at the end may have to wait
            var _ = Thread.interrupted();
            step.ended();
        }
    }

    private Duration runOnce() throws InterruptedException {
        try {
            return step.run();
        } catch (RuntimeException e) {
            if (!wasStopped()) {
                logger.error("{} failed and goes on", name, e);
            }
            return AFTER_FAILURE;
        }
    }

    private void pause(Duration pause) throws InterruptedException {
        if (wakes.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS)) {
            wakes.drainPermits();
        }
    }
}
