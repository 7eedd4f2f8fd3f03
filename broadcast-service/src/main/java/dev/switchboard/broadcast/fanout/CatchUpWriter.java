package dev.switchboard.broadcast.fanout;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Sends the messages of one catch-up through its connection's worker, a small batch at a time, and
 * lets go of its place among the readers while the socket takes them. One thread.
 *
 * <p>Throws {@link CancellationException} once the subscription is gone.
 */
final class CatchUpWriter {

    /** All that a catch-up holds in memory for a client that does not read. */
    private static final int MAX_BYTES = 16 * 1024;

    private final Subscription subscription;
    private final Semaphore reading;
    private List<ByteBuffer> messages = new ArrayList<>();
    private int bytes;

    CatchUpWriter(Subscription subscription, Semaphore reading) {
        this.subscription = subscription;
        this.reading = reading;
    }

    void add(Notice notice) throws InterruptedException {
        if (subscription.pace != null) {
            await(subscription.pace);
        }
        Encoder encoder = subscription.encoder;
        ByteBuffer message = encoder.personal(encoder.encode(notice));
        messages.add(message);
        bytes += message.remaining();
        if (bytes >= MAX_BYTES) {
            flush();
        }
    }

    private void await(Pace pace) throws InterruptedException {
        long delay = pace.delay(System.nanoTime());
        if (delay > 0) {
            flush();
            pause(TimeUnit.NANOSECONDS.toMillis(delay) + 1);
        }
        pace.sent(System.nanoTime());
    }

    /** Waits until the socket has taken everything. */
    void flush() throws InterruptedException {
        if (!messages.isEmpty()) {
            List<ByteBuffer> batch = messages;
            messages = new ArrayList<>();
            bytes = 0;
            CountDownLatch taken = new CountDownLatch(1);
            var prepared = new Subscription.Prepared(batch, taken::countDown);
            subscription.connection.worker.execute(roster -> roster.offer(subscription, prepared));
            reading.release();
            try {
                taken.await();
            } finally {
                reading.acquireUninterruptibly();
            }
        }
        if (subscription.cancelled) {
            throw new CancellationException();
        }
    }

    void pause(long millis) throws InterruptedException {
        reading.release();
        try {
            Thread.sleep(millis);
        } finally {
            reading.acquireUninterruptibly();
        }
        if (subscription.cancelled) {
            throw new CancellationException();
        }
    }
}
