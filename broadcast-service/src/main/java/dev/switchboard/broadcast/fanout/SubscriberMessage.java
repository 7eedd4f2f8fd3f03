package dev.switchboard.broadcast.fanout;

import dev.switchboard.broadcast.feed.FeedEntry;
import dev.switchboard.model.feed.Cursor;
import org.jspecify.annotations.Nullable;

/** A message to a subscription; each protocol encodes it in its own format. */
public sealed interface SubscriberMessage {

    /** The position of a client that has received this; null if the message has none. */
    @Nullable Cursor cursor();

    /**
     * A key was updated or removed: in the feed of contracts, a contract.
     *
     * @param cursor the position of a subscriber that has received this and all before it
     * @param replayed whether it comes from a replay
     */
    record Changed(FeedEntry entry, Cursor cursor, boolean replayed) implements SubscriberMessage {}

    /** With this entry its key no longer matches the subscription's filter. */
    record Left(FeedEntry entry, Cursor cursor, boolean replayed) implements SubscriberMessage {}

    /**
     * A replay begins.
     *
     * @param snapshot what follows is the whole state: the client must discard what it has
     * @param recovered what follows is everything since the client's cursor
     */
    record ReplayBegin(boolean snapshot, boolean recovered) implements SubscriberMessage {
        @Override
        public @Nullable Cursor cursor() {
            return null;
        }
    }

    /** A replay is complete; live changes follow. */
    record ReplayComplete(Cursor cursor) implements SubscriberMessage {}

    /**
     * The subscriber was too far behind: only the latest entry of each key of that many records of
     * the feed follows.
     */
    record Missed(long count, Cursor cursor) implements SubscriberMessage {}

    /** No change; this is the cursor to resume from. */
    record Position(Cursor cursor) implements SubscriberMessage {}

    /**
     * This node stops: the client should reconnect after that many milliseconds, with this cursor.
     */
    record Reconnect(long delayMillis, Cursor cursor) implements SubscriberMessage {}
}
