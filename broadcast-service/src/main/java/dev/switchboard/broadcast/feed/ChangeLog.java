package dev.switchboard.broadcast.feed;

import dev.switchboard.model.feed.Cursor;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** Reads a feed's topic again, for subscriptions that are behind the oldest entry in memory. */
public interface ChangeLog<E extends FeedEntry> {

    /**
     * The entries after {@code from} and not after {@code until}, in order within each partition:
     * some at least, perhaps not all. None are left when the answer's cursor covers {@code until}.
     * Blocks while Kafka answers; any thread.
     *
     * @throws TimeoutException when Kafka does not answer in time
     */
    Stretch<E> read(Cursor from, Cursor until) throws TimeoutException, InterruptedException;

    /**
     * Whether all offsets of a cursor that is ahead of this node exist in Kafka. Blocks while Kafka
     * answers; any thread.
     *
     * @throws TimeoutException when Kafka does not answer in time
     */
    boolean reaches(Cursor cursor) throws TimeoutException, InterruptedException;

    /**
     * Whether Kafka still has every record after a cursor, because it deleted none of them. Blocks
     * while Kafka answers; any thread.
     *
     * @throws TimeoutException when Kafka does not answer in time
     */
    boolean hasAllAfter(Cursor cursor) throws TimeoutException, InterruptedException;

    /**
     * Some entries.
     *
     * @param end a cursor that covers {@code from} and all of the entries
     */
    record Stretch<E extends FeedEntry>(List<E> changes, Cursor end) {
        public Stretch {
            changes = List.copyOf(changes);
        }
    }
}
