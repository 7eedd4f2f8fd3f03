package dev.switchboard.broadcast.fanout;

import dev.switchboard.model.feed.Cursor;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A stretch of the log as one audience gets it: its messages in a row, ready for the wire, so that
 * any number of them that follow each other are one slice. Written by one thread at a time, under
 * its track's lock; any thread reads what was published.
 */
final class Chunk {

    private static final int MAX_LOG_POSITIONS = 4096;
    private static final int FIRST_PLACES = 256;

    /**
     * What a log position takes beyond its bytes while the log has it, and its cursor when it has
     * not.
     */
    private static final int PLACE_BYTES = 16;

    private static final int CURSOR_BYTES = 112;

    private final long first;
    private final byte[] bytes;
    private final Pinned pinned;
    private volatile int[] ends = new int[FIRST_PLACES];
    private volatile int[] counts = new int[FIRST_PLACES];
    private volatile Cursor[] cursors = new Cursor[FIRST_PLACES];

    /** How many log positions are written: what they need was written before this. */
    private volatile int logPositions;

    /** Twice the number of writes that read it, and one more once its track has let go of it. */
    private final AtomicInteger holders = new AtomicInteger();

    /**
     * Some of the messages.
     *
     * @param from the log position of the first change
     * @param frames a slice of the chunk; empty where no change was for the audience
     * @param messages how many they are
     * @param end the log position of the first change that is not among them
     * @param cursor what covers all before that
     */
    record Run(Chunk chunk, long from, ByteBuffer frames, int messages, long end, Cursor cursor) {

        /** Each of the messages by itself. */
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
     * @param size bytes that fit
     * @param pinned counts what is held though the track has let go of it
     */
    Chunk(long first, int size, Pinned pinned) {
        this.first = first;
        this.bytes = new byte[size];
        this.pinned = pinned;
    }

    /** Bytes of memory; it grows. The cursors are the log's. */
    int size() {
        return bytes.length + ends.length * PLACE_BYTES;
    }

    /** Bytes of memory once the log is past it: then nobody else needs its cursors. */
    int pinnedSize() {
        return size() + logPositions * CURSOR_BYTES;
    }

    long first() {
        return first;
    }

    /** The log position of the first change that it does not have yet. */
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

    /** Adds the next change; {@code message} is empty where it is not for the audience. */
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

    /** Notes that a write reads it. */
    void hold() {
        if (holders.getAndAdd(2) == 1) {
            pinned.add(pinnedSize());
        }
    }

    /** The track lets go of it; while writes hold it, it counts as pinned. */
    void drop() {
        if (holders.getAndAdd(1) > 0) {
            pinned.add(pinnedSize());
        }
    }

    /** A write is done with it. */
    void letGo() {
        if (holders.addAndGet(-2) == 1) {
            pinned.add(-pinnedSize());
        }
    }

    boolean isDropped() {
        return (holders.get() & 1) == 1;
    }
}
