package dev.switchboard.ingest.entry;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Permits for requests. When all are taken a request waits for a moment, in turn. Once many wait,
 * or one has waited for half of what it may, the newest goes first: under more load than can be
 * served those that get a permit then get it at once, and the others are refused; in the order in
 * which they came all of them would be late. Thread-safe; who waits is a virtual thread.
 */
final class RequestPermits {

    /** When no permit got free for so long, or for as long as one waits, waiting is vain. */
    private static final Duration STANDSTILL = Duration.ofSeconds(1);

    /**
     * Many: who waits takes memory, but who is refused comes back, and to refuse all who come as
     * fast as they come would leave no time to serve those who have a permit.
     */
    private static final int WAITING_A_PERMIT = 32;

    private final long patienceNanos;
    private final long standstillNanos;
    private final int mostWaiting;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Turn> waiting = new ArrayDeque<>();
    private int free;

    /** When the last permit was taken, or one got free after that. */
    private long movedAt;

    /** One that waits; whether its turn comes. */
    private static final class Turn {

        private static final Turn REFUSED = new Turn(CompletableFuture.completedFuture(false));

        private final CompletableFuture<Boolean> comes;
        private final long since = System.nanoTime();

        private Turn(CompletableFuture<Boolean> comes) {
            this.comes = comes;
        }
    }

    RequestPermits(int permits, Duration patience) {
        this.free = permits;
        this.mostWaiting = WAITING_A_PERMIT * permits;
        this.patienceNanos = patience.toNanos();
        this.standstillNanos = Math.max(STANDSTILL.toNanos(), patienceNanos);
    }

    /** Takes a permit, waiting for it if need be; false when none got free in time. */
    boolean enter() {
        Turn turn = queue();
        return turn == null || await(turn);
    }

    /** Gives a permit back. */
    void leave() {
        lock.lock();
        try {
            movedAt = System.nanoTime();
            for (Turn next = next(); next != null; next = next()) {
                if (next.comes.complete(true)) {
                    return;
                }
            }
            free++;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Turn next() {
        Turn oldest = waiting.peekFirst();
        if (oldest == null) {
            return null;
        }
        boolean overloaded =
                waiting.size() * 2 > mostWaiting
                        || (System.nanoTime() - oldest.since) * 2 > patienceNanos;
        return overloaded ? waiting.pollLast() : waiting.pollFirst();
    }

    /** How many wait for a permit. */
    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /** Null when there was a permit. */
    private @Nullable Turn queue() {
        lock.lock();
        try {
            if (free > 0) {
                free--;
                movedAt = System.nanoTime();
                return null;
            }
            if (patienceNanos == 0 || System.nanoTime() - movedAt > standstillNanos) {
                return Turn.REFUSED;
            }
            if (waiting.size() >= mostWaiting) {
                waiting.removeFirst().comes.complete(false);
            }
            Turn turn = new Turn(new CompletableFuture<>());
            waiting.addLast(turn);
            return turn;
        } finally {
            lock.unlock();
        }
    }

    private boolean await(Turn turn) {
        try {
            return turn.comes.get(patienceNanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            return gaveUp(turn);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return gaveUp(turn);
        } catch (ExecutionException e) {
            throw new IllegalStateException("turns never fail", e);
        }
    }

    /** True if the turn came at the last moment. */
    private boolean gaveUp(Turn turn) {
        if (!turn.comes.complete(false)) {
            return turn.comes.join();
        }
        lock.lock();
        try {
            waiting.removeFirstOccurrence(turn);
        } finally {
            lock.unlock();
        }
        return false;
    }
}
