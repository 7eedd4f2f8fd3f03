package dev.switchboard.broadcast.fanout;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An encoder whose bytes are only a number, so that a test gets back the message itself. */
final class NumberedEncoder implements Encoder {

    private static final int SMALLEST = Integer.BYTES;

    private final List<SubscriberMessage> encoded = new CopyOnWriteArrayList<>();
    private final AtomicInteger encodings = new AtomicInteger();
    private final int size;
    private @Nullable Runnable meanwhile;
    private Runnable beforeEach = () -> {};

    /**
     * @param size bytes of each message
     */
    NumberedEncoder(int size) {
        this.size = Math.max(SMALLEST, size);
    }

    @Override
    public synchronized ByteBuffer encode(SubscriberMessage message) {
        encodings.incrementAndGet();
        beforeEach.run();
        Runnable now = meanwhile;
        meanwhile = null;
        if (now != null) {
            now.run();
        }
        encoded.add(message);
        return ByteBuffer.allocate(size).putInt(0, encoded.size() - 1);
    }

    @Override
    public Object audience() {
        return this;
    }

    /** The encoded that were encoded into these bytes. */
    Stream<SubscriberMessage> readAll(ByteBuffer messages) {
        return IntStream.iterate(messages.position(), at -> at < messages.limit(), at -> at + size)
                .mapToObj(at -> encoded.get(messages.getInt(at)));
    }

    /** Has something happen, once, on the thread that encodes next, while it encodes. */
    synchronized void meanwhile(Runnable action) {
        meanwhile = action;
    }

    /** Has something happen before each encoding, on the thread that encodes. */
    synchronized void beforeEach(Runnable action) {
        beforeEach = action;
    }

    /** How often something was encoded. */
    int encodings() {
        return encodings.get();
    }
}
