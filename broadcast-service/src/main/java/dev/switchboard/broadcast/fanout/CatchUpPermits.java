package dev.switchboard.broadcast.fanout;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Semaphore;

/**
 * The permits to read the past, a few for all. Who has begun comes before who has not, and
 * otherwise who came first: else, when all clients come back at once, each of them would hold what
 * it has read until all others have had their turn. But one of so many turns is a newcomer's: some
 * that have begun never end, as the topic grows as fast as they read. Any thread.
 */
final class CatchUpPermits {

    static final int MOST_IN_A_ROW = 15;

    private final Queue<Semaphore> begun = new ArrayDeque<>();
    private final Queue<Semaphore> newcomers = new ArrayDeque<>();
    private int free;

    /** Turns given to those who have begun since a newcomer had one. */
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

    /** Waits for a permit to go on; an interrupt is kept for later. */
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

    /** How many wait. */
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
