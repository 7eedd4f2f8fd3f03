package dev.switchboard.bench.load;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Counts connections that are being opened. Thread-safe. */
final class Opening {

    private final Semaphore window;
    private final int size;
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicReference<String> why = new AtomicReference<>("");

    /**
     * @param size how many may be under way at once
     */
    Opening(int size) {
        this.size = size;
        this.window = new Semaphore(size);
    }

    /** Waits until another may begin; false when that takes too long. */
    boolean next(Duration longest) throws InterruptedException {
        return window.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    void opened() {
        opened.incrementAndGet();
        window.release();
    }

    void failed(String reason) {
        failed.incrementAndGet();
        why.compareAndSet("", reason);
        window.release();
    }

    /** Waits for all that are under way. */
    void await(Duration longest) throws InterruptedException {
        window.tryAcquire(size, longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    int count() {
        return opened.get();
    }

    int failures() {
        return failed.get();
    }

    /** What the first failure was; empty when there was none. */
    String why() {
        return why.get();
    }
}
