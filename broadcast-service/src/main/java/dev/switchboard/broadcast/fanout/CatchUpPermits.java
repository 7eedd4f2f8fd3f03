package dev.switchboard.broadcast.fanout;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Semaphore;

/**
 * The permits to read old entries, a few for all catch-ups. A catch-up that has begun has priority
 * over one that has not; among equals, the first to wait is the first served. Otherwise, when all
 * clients reconnect at once, each would hold in memory what it has read until all others have had a
 * turn. At a fixed interval a new one gets a permit nevertheless, because some that have begun
 * never end: the topic grows as fast as they read. Any thread.
 */
final class CatchUpPermits {

    static final int MOST_IN_A_ROW = 15;

    private final Queue<Semaphore> begun = new ArrayDeque<>();
    private final Queue<Semaphore> newcomers = new ArrayDeque<>();
    private int free;

    /** Permits given to catch-ups that had begun, since the last one given to a new one. */
    private int inARow;

    CatchUpPermits(int permits) {
        this.free = permits;
    }

    /** Waits for a permit to begin. */
    void take() throws InterruptedException {
        Semaphore turn = queue(newcomers);
        try {
            turn.acquire();
        } catch (InterruptedException e) {
            leave(turn);
            throw e;
        }
    }

    /** Waits for a permit to go on; an interrupt only sets the thread's flag. */
    void takeAgain() {
        queue(begun).acquireUninterruptibly();
    }

    synchronized void giveBack() {
        boolean newcomersTurn = begun.isEmpty() || inARow >= MOST_IN_A_ROW;
        Semaphore next = newcomersTurn ? newcomers.poll() : null;
        if (next != null) {
            inARow = 0;
        } else {
            next = begun.poll();
            inARow++;
        }
        if (next == null) {
            free++;
        } else {
            next.release();
        }
    }

    /** The number of waiting threads. */
    synchronized int waiting() {
        return begun.size() + newcomers.size();
    }

    private synchronized Semaphore queue(Queue<Semaphore> line) {
        if (free > 0) {
            free--;
            return new Semaphore(1);
        }
        Semaphore turn = new Semaphore(0);
        line.add(turn);
        return turn;
    }

    private void leave(Semaphore turn) {
        boolean waited;
        synchronized (this) {
            waited = newcomers.remove(turn);
        }
        if (!waited) {
            giveBack();
        }
    }
}
