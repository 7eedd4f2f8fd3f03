package dev.switchboard.broadcast.fanout;

import dev.switchboard.broadcast.history.Change;
import dev.switchboard.model.feed.Cursor;
import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A change in the shared log, with the bytes of it that were encoded so far. Any thread.
 *
 * <p>A test update's cursors are both those of the change before it.
 */
final class LogEntry {

    final Change change;
    final Cursor before;
    final Cursor cursor;

    /** Only for those who share no track: of most changes there is none. */
    private volatile @Nullable ConcurrentHashMap<Wording, ByteBuffer> encoded;

    private record Wording(Object audience, boolean left) {}

    LogEntry(Change change, Cursor before, Cursor cursor) {
        this.change = change;
        this.before = before;
        this.cursor = cursor;
    }

    /** The bytes for a live subscriber, encoded at the first call for an audience. */
    ByteBuffer encoded(Encoder encoder, boolean left) {
        Object audience = encoder.audience();
        if (audience == null) {
            return encoder.encode(notice(left, cursor, false));
        }
        Wording wording = new Wording(audience, left);
        ConcurrentHashMap<Wording, ByteBuffer> shared = shared();
        ByteBuffer bytes = shared.get(wording);
        if (bytes == null) {
            // Two workers may both encode it; the bytes are the same.
            bytes = encoder.encode(notice(left, cursor, false));
            shared.put(wording, bytes);
        }
        return bytes;
    }

    private ConcurrentHashMap<Wording, ByteBuffer> shared() {
        ConcurrentHashMap<Wording, ByteBuffer> shared = encoded;
        if (shared == null) {
            synchronized (this) {
                shared = encoded == null ? new ConcurrentHashMap<>(4) : encoded;
                encoded = shared;
            }
        }
        return shared;
    }

    /** The notice of this change for a subscriber with a cursor of its own. */
    Notice notice(boolean left, Cursor own, boolean replayed) {
        return left
                ? new Notice.Left(change, own, replayed)
                : new Notice.Changed(change, own, replayed);
    }
}
