package dev.switchboard.broadcast.subscription;

import dev.switchboard.broadcast.feed.HistoryPosition;
import dev.switchboard.broadcast.feed.HistoryQuery;
import dev.switchboard.broadcast.subscription.FeedNames.FilterName;
import dev.switchboard.model.contract.Timestamps;
import dev.switchboard.model.problem.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parameters of a query for a page of a feed, and collects every violation. Used for one
 * request, by one thread.
 */
public class PageParameters {

    final ParameterReader parameters = new ParameterReader();

    /** The violations found so far. */
    public final List<Violation> violations() {
        return parameters.violations();
    }

    /** The largest number of entries to return. */
    public final int limit(@Nullable String text) {
        return parameters.number("limit", text, HistoryQuery.MAX_LIMIT, HistoryQuery.DEFAULT_LIMIT);
    }

    /** Values to filter by, each once. */
    public final Set<String> values(FilterName filter, List<String> texts) {
        return parameters.values(filter.inQuery(), texts, filter);
    }

    /** A time in milliseconds since 1970; {@code otherwise} if it is absent. */
    public final long time(String name, @Nullable String text, long otherwise) {
        Instant instant = parameters.value(name, text, Timestamps::parse, Timestamps.EXPECTATION);
        return instant == null ? otherwise : instant.toEpochMilli();
    }

    /** The position at which the previous page ended. */
    public final @Nullable HistoryPosition before(@Nullable String text) {
        return parameters.value(
                "before", text, HistoryPosition::parse, "must be the next of an earlier page");
    }
}
