package dev.switchboard.broadcast.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer to a {@link HistoryQuery}.
 *
 * @param changes newest first by (append time, partition, offset)
 * @param next where the next page begins; null when there is no more
 * @param completeSince every entry from this time on is in memory, in milliseconds since 1970; of
 *     older ones perhaps only the latest of each key
 */
public record HistoryPage<E extends FeedEntry>(
        List<E> changes, @Nullable HistoryPosition next, long completeSince) {
    public HistoryPage {
        changes = List.copyOf(changes);
    }
}
