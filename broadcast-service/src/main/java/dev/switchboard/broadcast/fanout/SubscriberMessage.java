package dev.switchboard.broadcast.fanout;

import dev.switchboard.broadcast.feed.FeedEntry;
import dev.switchboard.model.feed.Cursor;
import org.jspecify.annotations.Nullable;

/** Something that a subscription is told; each protocol has its own words for it. */
public sealed interface SubscriberMessage {

    /** Where a client stands who has got this; null where it says nothing of that. */
    @Nullable Cursor cursor();

    /**
     * A key was updated or removed: in the feed of contracts, a contract.
     *
     * @param cursor where a subscriber stands who has got this and all before
     * @param replayed whether it comes from a replay
     */
    record Changed(FeedEntry entry, Cursor cursor, boolean replayed) implements SubscriberMessage {}

    /** By this entry its key left the subscription's filter. */
    record Left(FeedEntry entry, Cursor cursor, boolean replayed) implements SubscriberMessage {}

    /**
     * A replay begins.
     *
     * @param snapshot what follows is the whole state: forget what you have
     * @param recovered what follows is all that was missed since the cursor given
     */
    record ReplayBegin(boolean snapshot, boolean recovered) implements SubscriberMessage {
        @Override
        public @Nullable Cursor cursor() {
            return null;
        }
    }

    /** A replay is complete; from here on changes come live. */
    record ReplayComplete(Cursor cursor) implements SubscriberMessage {}

    /**
     * The subscriber was too far behind: of that many records of the feed, only the latest entry of
     * each key follows.
     */
    record Missed(long count, Cursor cursor) implements SubscriberMessage {}

    /** Nothing happened; this is the cursor to resume from. */
    record Position(Cursor cursor) implements SubscriberMessage {}

    /** This node stops: the client shall come back after so many milliseconds, with this cursor. */
    record Reconnect(long delayMillis, Cursor cursor) implements SubscriberMessage {}
}
