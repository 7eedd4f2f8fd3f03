package dev.switchboard.broadcast.fanout;

import dev.switchboard.model.feed.Cursor;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A part of an encoded log: consecutive messages in wire format in one buffer, so that any run of
 * them is one slice. One thread at a time writes it, under the encoded log's lock; any thread reads
 * what was published.
 */
final class Chunk {

    private static final int MAX_LOG_POSITIONS = 4096;
    private static final int FIRST_PLACES = 256;

    /**
     * The memory of a log position beside its bytes while the log holds it, and that of its cursor
     * once the log does not.
     */
    private static final int PLACE_BYTES = 16;

    private static final int CURSOR_BYTES = 112;

    private final long first;
    private final byte[] bytes;
    private final Pinned pinned;
    private volatile int[] ends = new int[FIRST_PLACES];
    private volatile int[] counts = new int[FIRST_PLACES];
    private volatile Cursor[] cursors = new Cursor[FIRST_PLACES];

    /** The number of log positions written; set after the data that they refer to. */
    private volatile int logPositions;

    /** Twice the number of writes that read it, plus one once the encoded log has released it. */
    private final AtomicInteger holders = new AtomicInteger();

    /**
     * Some of the messages.
     *
     * @param from the log position of the first change
     * @param frames a slice of the chunk; empty if no change matches
     * @param messages the number of messages
     * @param end the log position of the first change after them
     * @param cursor covers all changes before {@code end}
     */
    record Run(Chunk chunk, long from, ByteBuffer frames, int messages, long end, Cursor cursor) {

        /** The messages one by one. */
        void forEach(Consumer<ByteBuffer> action) {
            for (int index = (int) (from - chunk.first); index < end - chunk.first; index++) {
                int start = chunk.endOf(index);
                int length = chunk.ends[index] - start;
                if (length > 0) {
                    action.accept(ByteBuffer.wrap(chunk.bytes, start, length));
                }
            }
        }
    }

    /**
     * @param first the log position of the first change
     * @param size the capacity in bytes
     * @param pinned counts the chunks that writes still read after the encoded log released them
     */
    Chunk(long first, int size, Pinned pinned) {
        this.first = first;
        this.bytes = new byte[size];
        this.pinned = pinned;
    }

    /** Its size in memory in bytes, which grows. The shared log holds its cursors. */
    int size() {
        return bytes.length + ends.length * PLACE_BYTES;
    }

    /**
     * Its size in memory in bytes once the shared log has evicted its entries: then only this chunk
     * holds their cursors.
     */
    int pinnedSize() {
        return size() + logPositions * CURSOR_BYTES;
    }

    long first() {
        return first;
    }

    /** The log position of the first change after it. */
    long end() {
        return first + logPositions;
    }

    boolean hasRoom(int length) {
        int written = logPositions;
        return written < MAX_LOG_POSITIONS && length <= bytes.length - endOf(written);
    }

    /** Whether it was given up for its bytes rather than for its positions. */
    boolean isFullOfBytes() {
        return logPositions < MAX_LOG_POSITIONS;
    }

    private int endOf(int written) {
        return written == 0 ? 0 : ends[written - 1];
    }

    private int countOf(int written) {
        return written == 0 ? 0 : counts[written - 1];
    }

    /** Adds the next change; {@code message} is empty if the change does not match. */
    void append(ByteBuffer message, Cursor cursor) {
        int written = logPositions;
        if (written == ends.length) {
            ends = Arrays.copyOf(ends, 2 * written);
            counts = Arrays.copyOf(counts, 2 * written);
            cursors = Arrays.copyOf(cursors, 2 * written);
        }
        int start = endOf(written);
        int length = message.remaining();
        message.duplicate().get(bytes, start, length);
        ends[written] = start + length;
        counts[written] = countOf(written) + (length > 0 ? 1 : 0);
        cursors[written] = cursor;
        logPositions = written + 1;
    }

    /** The messages from a log position on: no more than fit, but one if there is any. */
    Run run(long from, long until, int maxBytes) {
        int written = (int) Math.min(logPositions, until - first);
        int index = (int) (from - first);
        int start = endOf(index);
        int next = firstBeyond(start + maxBytes, index, written);
        if (next < written && endOf(next) == start) {
            next++;
        }
        ByteBuffer frames = ByteBuffer.wrap(bytes, start, endOf(next) - start);
        int messages = countOf(next) - countOf(index);
        return new Run(this, from, frames, messages, first + next, cursors[next - 1]);
    }

    /** The first of the positions that ends behind so many bytes; {@code written} if none does. */
    private int firstBeyond(int bytes, int index, int written) {
        int[] at = ends;
        if (at[written - 1] <= bytes) {
            return written;
        }
        int low = index;
        int high = written - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (at[middle] > bytes) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** A write begins to read it. */
    void hold() {
        if (holders.getAndAdd(2) == 1) {
            pinned.add(pinnedSize());
        }
    }

    /** The encoded log releases it; while writes still read it, it counts as pinned. */
    void drop() {
        if (holders.getAndAdd(1) > 0) {
            pinned.add(pinnedSize());
        }
    }

    /** A write has finished reading it. */
    void letGo() {
        if (holders.addAndGet(-2) == 1) {
            pinned.add(-pinnedSize());
        }
    }

    boolean isDropped() {
        return (holders.get() & 1) == 1;
    }
}
