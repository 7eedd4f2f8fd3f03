package dev.switchboard.broadcast.fanout;

import dev.switchboard.broadcast.feed.FeedEntry;
import dev.switchboard.model.feed.Cursor;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a feed in its shared log, with the messages of it that were encoded lately. Any
 * thread.
 *
 * <p>A test update's cursors are both those of the change before it.
 */
final class LogEntry {

    /** What an entry takes beyond its change, in bytes: itself, its position and a cursor. */
    private static final int OVERHEAD = 160;

    /** What a kept message takes beyond its bytes: its buffer, its key and its share of the map. */
    private static final int KEPT_OVERHEAD = 160;

    final FeedEntry read;
    final Cursor before;
    final Cursor cursor;
    private final KeptMessages kept;

    /** Only for those who share no encoded log: of most changes there is none. Under this lock. */
    private @Nullable Map<Wording, ByteBuffer> encoded;

    private int encodedBytes;

    private record Wording(Object audience, boolean left) {}

    LogEntry(FeedEntry read, Cursor before, Cursor cursor, KeptMessages kept) {
        this.read = read;
        this.before = before;
        this.cursor = cursor;
        this.kept = kept;
    }

    /** Bytes of memory, the messages it keeps not among them. */
    int weight() {
        return read.weight() + OVERHEAD;
    }

    /** The bytes for a live subscriber; kept for others of its audience while there is room. */
    ByteBuffer encoded(Encoder encoder, boolean left) {
        Object audience = encoder.audience();
        if (audience == null) {
            return encoder.encode(message(left, cursor, false));
        }
        Wording wording = new Wording(audience, left);
        ByteBuffer found = find(wording);
        if (found != null) {
            return found;
        }
        // Two workers may both encode it; the bytes are the same.
        ByteBuffer bytes = encoder.encode(message(left, cursor, false));
        keep(wording, bytes);
        return bytes;
    }

    private synchronized @Nullable ByteBuffer find(Wording wording) {
        return encoded == null ? null : encoded.get(wording);
    }

    private void keep(Wording wording, ByteBuffer bytes) {
        int size = bytes.capacity() + KEPT_OVERHEAD;
        boolean first;
        synchronized (this) {
            Map<Wording, ByteBuffer> shared = encoded;
            first = shared == null;
            if (shared == null) {
                shared = new HashMap<>(4);
                encoded = shared;
                // The entry is kept for its messages when the log is past it.
                size += weight();
            }
            if (shared.putIfAbsent(wording, bytes) != null) {
                return;
            }
            encodedBytes += size;
        }
        if (first) {
            kept.begun(this);
        }
        kept.grew(size);
    }

    /** Keeps no message any more; the bytes that they took. */
    synchronized int forget() {
        int forgotten = encodedBytes;
        encoded = null;
        encodedBytes = 0;
        return forgotten;
    }

    /** The message that tells this entry to a subscriber with a cursor of its own. */
    SubscriberMessage message(boolean left, Cursor own, boolean replayed) {
        return left
                ? new SubscriberMessage.Left(read, own, replayed)
                : new SubscriberMessage.Changed(read, own, replayed);
    }
}
