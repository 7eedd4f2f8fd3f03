package dev.switchboard.cli.mcp;

import java.util.concurrent.CountDownLatch;

/**
 * Who must wait for whom: a session is there when its beginning is over, and not before. Turns are
 * taken by one thread, the reader of lines.
 */
final class SessionOrdering {

    private CountDownLatch last = new CountDownLatch(0);

    /**
     * A turn of one message.
     *
     * @param before what must be over
     * @param own what others wait for
     */
    record Turn(CountDownLatch before, CountDownLatch own) {

        /** Waits for nobody. */
        static Turn free() {
            return new Turn(new CountDownLatch(0), new CountDownLatch(0));
        }

        void await() throws InterruptedException {
            before.await();
        }

        void end() {
            own.countDown();
        }
    }

    /**
     * The next turn.
     *
     * @param first whether all after it wait until it is over
     */
    Turn next(boolean first) {
        CountDownLatch before = last;
        CountDownLatch own = new CountDownLatch(1);
        if (first) {
            last = own;
        }
        return new Turn(before, own);
    }
}
