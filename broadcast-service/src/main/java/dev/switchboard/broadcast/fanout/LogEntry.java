package dev.switchboard.broadcast.fanout;

import dev.switchboard.broadcast.feed.FeedEntry;
import dev.switchboard.model.feed.Cursor;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a feed in its shared log, with its messages that were encoded recently. Any thread.
 *
 * <p>Both cursors of a test update are those of the change before it.
 */
final class LogEntry {

    /** The memory of an entry beside its change in bytes: itself, its position and a cursor. */
    private static final int OVERHEAD = 160;

    /**
     * The memory of a kept message beside its bytes: its buffer, its key and its share of the map.
     */
    private static final int KEPT_OVERHEAD = 160;

    final FeedEntry read;
    final Cursor before;
    final Cursor cursor;
    private final KeptMessages kept;

    /**
     * Only for subscriptions that share no encoded log, so null for most changes. Guarded by this.
     */
    private @Nullable Map<Wording, ByteBuffer> encoded;

    private int encodedBytes;

    private record Wording(Object audience, boolean left) {}

    LogEntry(FeedEntry read, Cursor before, Cursor cursor, KeptMessages kept) {
        this.read = read;
        this.before = before;
        this.cursor = cursor;
        this.kept = kept;
    }

    /** Its memory in bytes, without the messages it keeps. */
    int weight() {
        return read.weight() + OVERHEAD;
    }

    /**
     * The message for a live subscriber; kept for others of its audience while the cache has room.
     */
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

    /** Drops all messages; returns their size in bytes. */
    synchronized int forget() {
        int forgotten = encodedBytes;
        encoded = null;
        encodedBytes = 0;
        return forgotten;
    }

    /** The message that delivers this entry to a subscriber with a cursor of its own. */
    SubscriberMessage message(boolean left, Cursor own, boolean replayed) {
        return left
                ? new SubscriberMessage.Left(read, own, replayed)
                : new SubscriberMessage.Changed(read, own, replayed);
    }
}
