package dev.switchboard.broadcast.fanout;

import dev.switchboard.model.feed.Cursor;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends the messages of one catch-up through its connection's worker, a small batch at a time, and
 * returns its permit while the socket writes them. One thread.
 *
 * <p>Throws {@link CancellationException} once the subscription is gone.
 */
final class CatchUpWriter {

    /** The most that a catch-up holds in memory for a client that does not read. */
    private static final int MAX_BYTES = 16 * 1024;

    private final Subscription subscription;
    private final CatchUpPermit permit;
    private List<ByteBuffer> messages = new ArrayList<>();
    private int bytes;
    private @Nullable Cursor reached;

    CatchUpWriter(Subscription subscription, CatchUpPermit permit) {
        this.subscription = subscription;
        this.permit = permit;
    }

    void add(SubscriberMessage message) throws InterruptedException {
        if (subscription.pacer != null) {
            await(subscription.pacer);
        }
        Encoder encoder = subscription.encoder;
        ByteBuffer encoded = encoder.personal(encoder.encode(message));
        messages.add(encoded);
        reached = message.cursor() == null ? reached : message.cursor();
        bytes += encoded.remaining();
        if (bytes >= MAX_BYTES) {
            flush();
        }
    }

    private void await(MessagePacer pacer) throws InterruptedException {
        long delay = pacer.delay(System.nanoTime());
        if (delay > 0) {
            flush();
            pause(TimeUnit.NANOSECONDS.toMillis(delay) + 1);
        }
        pacer.sent(System.nanoTime());
    }

    /** Waits until the socket has written everything. */
    void flush() throws InterruptedException {
        if (!messages.isEmpty()) {
            List<ByteBuffer> batch = messages;
            messages = new ArrayList<>();
            bytes = 0;
            CountDownLatch taken = new CountDownLatch(1);
            var prepared = new Subscription.Prepared(batch, reached, taken::countDown);
            subscription.connection.worker.execute(owner -> owner.offer(subscription, prepared));
            permit.giveBack();
            try {
                taken.await();
            } finally {
                permit.takeAgain();
            }
        }
        requireWanted();
    }

    void pause(long millis) throws InterruptedException {
        permit.giveBack();
        try {
            Thread.sleep(millis);
        } finally {
            permit.takeAgain();
        }
        requireWanted();
    }

    /**
     * Yields its permit to a waiting catch-up, because a subscription may never have anything to
     * send.
     */
    void letOthersRead() throws InterruptedException {
        permit.giveBack();
        permit.takeAgain();
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        requireWanted();
    }

    private void requireWanted() {
        if (subscription.isClosed()) {
            throw new CancellationException();
        }
    }
}
