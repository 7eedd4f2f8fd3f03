package dev.switchboard.broadcast.fanout;

import dev.switchboard.broadcast.fanout.Filter.Relation;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The messages of the shared log for one audience, the subscribers that receive the same bytes. It
 * encodes each change once, when the first of them reaches it, into chunks that all share. Any
 * thread.
 */
final class EncodedLog {

    /** If more changes than this were not read, it skips them rather than encode them. */
    private static final int GAP = 4096;

    /** The size of two writes. */
    private static final int LARGEST_CHUNK = 128 * 1024;

    private static final int SMALLEST_CHUNK = 4 * 1024;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SharedLog log;
    private final Encoder encoder;
    private final Filter filter;
    private final EncodedLogs encodedLogs;

    /** In order of their log positions; a new array for each change. */
    private volatile Chunk[] chunks = {};

    private int chunkSize = SMALLEST_CHUNK;
    private long bytes;
    private int readers;

    /**
     * @param encoder of anyone in the audience
     * @param filter of all in the audience
     */
    EncodedLog(SharedLog log, Encoder encoder, Filter filter, EncodedLogs encodedLogs) {
        this.log = log;
        this.encoder = encoder;
        this.filter = filter;
        this.encodedLogs = encodedLogs;
    }

    /**
     * The messages of the changes from a log position on, as many as fit and are in one chunk. Null
     * if it does not hold them: then the caller must filter and encode each.
     *
     * @param until the log position before which they end
     */
    Chunk.@Nullable Run run(long logPosition, long until, int maxBytes) {
        Chunk chunk = chunkOf(logPosition);
        if (chunk == null && !isBehind(logPosition)) {
            encode(logPosition, until);
            chunk = chunkOf(logPosition);
        }
        return chunk == null ? null : chunk.run(logPosition, until, maxBytes);
    }

    /** Whether a log position that is in no chunk never will be. */
    private boolean isBehind(long logPosition) {
        Chunk[] now = chunks;
        return now.length > 0 && logPosition < now[now.length - 1].first();
    }

    private @Nullable Chunk chunkOf(long logPosition) {
        Chunk[] now = chunks;
        int low = 0;
        int high = now.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (now[middle].first() <= logPosition) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        boolean found =
                high >= 0 && now[low].first() <= logPosition && logPosition < now[low].end();
        return found ? now[low] : null;
    }

    /**
     * Encodes further changes until the chunk with that position is full; the next reader continues
     * there.
     */
    private synchronized void encode(long logPosition, long until) {
        Chunk last = chunks.length == 0 ? null : chunks[chunks.length - 1];
        long next = last == null ? logPosition : last.end();
        if (next < log.first() || logPosition - next > GAP) {
            next = logPosition;
            last = null;
        }
        while (next < until && (last == null || last.first() <= logPosition)) {
            LogEntry entry = log.get(next);
            if (entry == null) {
                return;
            }
            ByteBuffer message = message(entry);
            if (last == null || !last.hasRoom(message.remaining())) {
                last = begin(next, message.remaining());
            }
            int before = last.size();
            last.append(message, entry.cursor);
            grew(last.size() - before);
            next++;
        }
    }

    private ByteBuffer message(LogEntry entry) {
        Relation relation = filter.relate(entry.read);
        return relation == Relation.NONE
                ? NOTHING
                : encoder.encode(entry.message(relation == Relation.LEFT, entry.cursor, false));
    }

    private Chunk begin(long logPosition, int atLeast) {
        letGoOfOld();
        Chunk begun = new Chunk(logPosition, Math.max(nextSize(), atLeast), encodedLogs.pinned());
        grew(begun.size());
        Chunk[] next = Arrays.copyOf(chunks, chunks.length + 1);
        next[next.length - 1] = begun;
        chunks = next;
        return begun;
    }

    /** Small for an audience that receives little, so that chunks are not mostly empty. */
    private int nextSize() {
        boolean filled = chunks.length > 0 && chunks[chunks.length - 1].isFullOfBytes();
        int largest = Math.clamp(encodedLogs.share() / 8, SMALLEST_CHUNK, LARGEST_CHUNK);
        chunkSize = filled ? Math.min(2 * chunkSize, largest) : SMALLEST_CHUNK;
        return chunkSize;
    }

    /**
     * Drops chunks whose entries the shared log has evicted, and the oldest chunks over the budget;
     * never the newest.
     */
    private void letGoOfOld() {
        int gone = 0;
        while (gone < chunks.length - 1 && (isOld(chunks[gone]) || hasTooMuch())) {
            drop(chunks[gone]);
            gone++;
        }
        chunks = Arrays.copyOfRange(chunks, gone, chunks.length);
    }

    private boolean isOld(Chunk chunk) {
        return chunk.end() <= log.first();
    }

    private boolean hasTooMuch() {
        return encodedLogs.isTooMuch() && bytes > encodedLogs.share();
    }

    private void drop(Chunk chunk) {
        grew(-chunk.size());
        chunk.drop();
    }

    private void grew(int more) {
        bytes += more;
        encodedLogs.grew(more);
    }

    /** Adds a reader. */
    synchronized void join() {
        readers++;
    }

    /** Removes a reader; false if that was the last, and drops all chunks. */
    synchronized boolean leave() {
        readers--;
        if (readers > 0) {
            return true;
        }
        for (Chunk chunk : chunks) {
            drop(chunk);
        }
        chunks = new Chunk[0];
        return false;
    }
}
