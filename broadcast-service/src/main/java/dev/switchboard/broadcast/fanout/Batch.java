package dev.switchboard.broadcast.fanout;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The messages of one write, bounded. One thread. */
final class Batch {

    private static final int MAX_BYTES = 64 * 1024;
    private static final int MAX_MESSAGES = 512;

    private final List<ByteBuffer> messages = new ArrayList<>();
    private long bytes;

    void add(ByteBuffer message) {
        messages.add(message);
        bytes += message.remaining();
    }

    boolean isFull() {
        return bytes >= MAX_BYTES || messages.size() >= MAX_MESSAGES;
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    List<ByteBuffer> messages() {
        return messages;
    }

    long bytes() {
        return bytes;
    }
}
