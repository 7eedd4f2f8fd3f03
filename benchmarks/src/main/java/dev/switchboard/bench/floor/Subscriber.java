package dev.switchboard.bench.floor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** A place in the shared bytes, and a socket. The loop's thread only. */
final class Subscriber {

    private final SelectionKey key;
    private final SocketChannel channel;
    private ByteBuffer bytes = ByteBuffer.allocate(0);
    private int done;
    private boolean blocked;

    Subscriber(SelectionKey key, SocketChannel channel) {
        this.key = key;
        this.channel = channel;
    }

    /** Begins with the first of these messages. */
    void begin(Messages messages) {
        bytes = messages.view();
        done = 0;
    }

    boolean isBlocked() {
        return blocked;
    }

    boolean isOpen() {
        return channel.isOpen();
    }

    int done() {
        return done;
    }

    /** Writes the messages before {@code until}, so many at a time, as far as the socket takes. */
    void write(Messages messages, int until, int batch) {
        try {
            while (done < until) {
                int next = Math.min(until, done + batch);
                bytes.limit(messages.end(next));
                channel.write(bytes);
                if (bytes.hasRemaining()) {
                    block(true);
                    return;
                }
                done = next;
            }
            block(false);
        } catch (IOException e) {
            close();
        }
    }

    private void block(boolean now) {
        if (now != blocked) {
            blocked = now;
            key.interestOps(now ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
        }
    }

    void close() {
        blocked = false;
        try {
            channel.close();
        } catch (IOException e) {
            // gone either way
        }
    }
}
