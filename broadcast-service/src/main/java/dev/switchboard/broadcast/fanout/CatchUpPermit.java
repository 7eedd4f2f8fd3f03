package dev.switchboard.broadcast.fanout;

import java.util.concurrent.Semaphore;

/**
 * A catch-up's permit to read old entries. There are a few for all catch-ups and one for each
 * connection, so that no connection takes them all. The catch-up returns it while the socket
 * writes. One thread.
 */
final class CatchUpPermit {

    private final Semaphore ofConnection;
    private final CatchUpPermits ofAll;

    CatchUpPermit(Semaphore ofConnection, CatchUpPermits ofAll) {
        this.ofConnection = ofConnection;
        this.ofAll = ofAll;
    }

    void take() throws InterruptedException {
        ofConnection.acquire();
        try {
            ofAll.take();
        } catch (InterruptedException e) {
            ofConnection.release();
            throw e;
        }
    }

    /** Acquires it again after a wait; an interrupt only sets the thread's flag. */
    void takeAgain() {
        ofConnection.acquireUninterruptibly();
        ofAll.takeAgain();
    }

    void giveBack() {
        ofAll.giveBack();
        ofConnection.release();
    }
}
