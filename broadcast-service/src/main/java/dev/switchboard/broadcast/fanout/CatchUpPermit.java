package dev.switchboard.broadcast.fanout;

import java.util.concurrent.Semaphore;

/**
 * A catch-up's permit to read the past: one of a few for all, and the only one of its connection,
 * so that no connection takes them all. It is given back while a socket takes what was read. One
 * thread.
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

    /** Takes it again after a wait; an interrupt is kept for later. */
    void takeAgain() {
        ofConnection.acquireUninterruptibly();
        ofAll.takeAgain();
    }

    void giveBack() {
        ofAll.giveBack();
        ofConnection.release();
    }
}
