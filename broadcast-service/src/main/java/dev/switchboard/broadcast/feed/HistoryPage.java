package dev.switchboard.broadcast.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer to a {@link HistoryQuery}.
 *
 * @param changes newest first by (append time, partition, offset)
 * @param next where the next page begins; null when there is no more
 * @param completeSince from this time on every entry is in memory, milliseconds since 1970; before
 *     it perhaps only the latest of each key
 */
public record HistoryPage<E extends FeedEntry>(
        List<E> changes, @Nullable HistoryPosition next, long completeSince) {
    public HistoryPage {
        changes = List.copyOf(changes);
    }
}
