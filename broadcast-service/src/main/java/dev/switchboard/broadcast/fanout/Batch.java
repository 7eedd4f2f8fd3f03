package dev.switchboard.broadcast.fanout;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the buffers of one write up to a limit: runs of messages and single messages. Copies
 * small ones into a common buffer, which costs less than a write of each. Used for one write after
 * the other; the worker's thread only.
 */
final class Batch {

    private static final int MAX_BYTES = 64 * 1024;
    private static final int SMALL = 8 * 1024;

    private final List<ByteBuffer> buffers = new ArrayList<>();
    private final List<ByteBuffer> small = new ArrayList<>();
    private final List<Chunk> chunks = new ArrayList<>();
    private final Pinned pinned;
    private int smallBytes;
    private int bytes;
    private int messages;

    /** Bytes that only this write keeps in memory. */
    private int own;

    Batch(Pinned pinned) {
        this.pinned = pinned;
    }

    /** Clears the batch for the next write. */
    void clear() {
        buffers.clear();
        small.clear();
        chunks.clear();
        smallBytes = 0;
        bytes = 0;
        messages = 0;
        own = 0;
    }

    void add(ByteBuffer message) {
        if (message.remaining() < SMALL) {
            small.add(message);
            smallBytes += message.remaining();
        } else {
            join();
            buffers.add(message);
            own += message.remaining();
        }
        bytes += message.remaining();
        messages++;
    }

    /** Adds a slice of a chunk. */
    void add(Chunk.Run run) {
        join();
        chunks.add(run.chunk());
        buffers.add(run.frames());
        bytes += run.frames().remaining();
        messages += run.messages();
    }

    private void join() {
        if (small.isEmpty()) {
            return;
        }
        if (small.size() == 1) {
            buffers.add(small.getFirst());
        } else {
            ByteBuffer joined = ByteBuffer.allocate(smallBytes);
            small.forEach(message -> joined.put(message.duplicate()));
            buffers.add(joined.flip());
        }
        own += smallBytes;
        small.clear();
        smallBytes = 0;
    }

    /** Bytes that should still be added at most. */
    int room() {
        return MAX_BYTES - bytes;
    }

    boolean isFull() {
        return bytes >= MAX_BYTES;
    }

    boolean isEmpty() {
        return messages == 0;
    }

    /** The messages in order, one or several in each; the list is good until {@link #clear}. */
    List<ByteBuffer> buffers() {
        join();
        return buffers;
    }

    int messages() {
        return messages;
    }

    long bytes() {
        return bytes;
    }

    /** Counts the memory that the write keeps until it completes. */
    Held hold() {
        return new Held(List.copyOf(chunks), own, pinned);
    }
}
