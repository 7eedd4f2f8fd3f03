package dev.switchboard.cli.replay;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Handles the updates of one contract one after another, those of different contracts side by side.
 * {@link #add} is called by one thread; the handler runs in many.
 */
final class Lanes implements AutoCloseable {

    /** How many updates may be read ahead, for each that may be handled at once. */
    private static final int READ_AHEAD = 16;

    private final Consumer<Row.Update> handler;
    private final Semaphore unanswered;
    private final Semaphore atOnce;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** What waits behind the update being handled, of every contract that has one. */
    private final Map<String, Queue<Row.Update>> waiting = new HashMap<>();

    Lanes(int concurrency, Consumer<Row.Update> handler) {
        this.handler = handler;
        this.unanswered = new Semaphore(concurrency * READ_AHEAD);
        this.atOnce = new Semaphore(concurrency);
    }

    /** Takes an update; waits while too many are unanswered. */
    void add(Row.Update update) throws InterruptedException {
        unanswered.acquire();
        if (startsLane(update)) {
            threads.execute(() -> drain(update));
        }
    }

    private boolean startsLane(Row.Update update) {
        if (update.contractId() == null) {
            return true;
        }
        synchronized (waiting) {
            Queue<Row.Update> lane = waiting.get(update.contractId());
            if (lane != null) {
                lane.add(update);
                return false;
            }
            waiting.put(update.contractId(), new ArrayDeque<>());
            return true;
        }
    }

    private void drain(Row.Update first) {
        for (Row.Update next = first; next != null; next = following(next)) {
            atOnce.acquireUninterruptibly();
            try {
                handler.accept(next);
            } finally {
                atOnce.release();
                unanswered.release();
            }
        }
    }

    private Row.@Nullable Update following(Row.Update handled) {
        if (handled.contractId() == null) {
            return null;
        }
        synchronized (waiting) {
            Queue<Row.Update> lane = waiting.get(handled.contractId());
            Row.Update next = lane == null ? null : lane.poll();
            if (next == null) {
                waiting.remove(handled.contractId());
            }
            return next;
        }
    }

    /** Returns when everything taken has been handled. */
    @Override
    public void close() {
        threads.close();
    }
}
