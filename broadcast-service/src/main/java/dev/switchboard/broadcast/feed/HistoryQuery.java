package dev.switchboard.broadcast.feed;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A query for entries of a feed.
 *
 * @param limit how many at most, 1 to {@value #MAX_LIMIT}
 * @param wanted matches the entries to return
 * @param from only entries appended at or after this time, milliseconds since 1970
 * @param to only entries appended before this time
 * @param before only entries older than this one
 */
public record HistoryQuery<E extends FeedEntry>(
        int limit, Predicate<E> wanted, long from, long to, @Nullable HistoryPosition before) {

    public static final int DEFAULT_LIMIT = 100;
    public static final int MAX_LIMIT = 1000;

    /** The newest matching entries. */
    public static <E extends FeedEntry> HistoryQuery<E> newest(int limit, Predicate<E> wanted) {
        return new HistoryQuery<>(limit, wanted, Long.MIN_VALUE, Long.MAX_VALUE, null);
    }

    boolean matches(E entry) {
        return entry.appendTime() >= from && entry.appendTime() < to && wanted.test(entry);
    }
}
