package dev.switchboard.broadcast.fanout;

import dev.switchboard.broadcast.history.Change;
import dev.switchboard.model.feed.Cursor;
import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A change in the shared log, with the bytes of it that were encoded so far. Any thread.
 *
 * <p>A test update's cursors are both those of the change before it.
 */
final class LogEntry {

    final Change change;
    final Cursor before;
    final Cursor cursor;
    private final ConcurrentHashMap<Wording, ByteBuffer> encoded = new ConcurrentHashMap<>(4);

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
        ByteBuffer bytes = encoded.get(wording);
        if (bytes == null) {
            // Two workers may both encode it; the bytes are the same.
            bytes = encoder.encode(notice(left, cursor, false));
            encoded.put(wording, bytes);
        }
        return bytes;
    }

    /** The notice of this change for a subscriber with a cursor of its own. */
    Notice notice(boolean left, Cursor own, boolean replayed) {
        return left
                ? new Notice.Left(change, own, replayed)
                : new Notice.Changed(change, own, replayed);
    }
}
