package dev.switchboard.client.query;

import dev.switchboard.client.rest.QueryString;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which changes are asked for.
 *
 * @param of of which contracts; a removal is where the contract was, and in no status
 * @param limit how many at most on a page, 1 to 1000
 * @param from recorded then or later; null for no bound
 * @param to recorded earlier; null for no bound
 * @param before where an earlier page ended; null to begin with the newest
 */
public record HistoryQuery(
        ContractsQuery of,
        int limit,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String before) {

    private static final int MOST = 1_000;

    /**
     * @throws IllegalArgumentException when the limit is out of bounds
     */
    public HistoryQuery {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException(
                    "limit must be 1 to %d, is %d".formatted(MOST, limit));
        }
    }

    /** The newest changes of all contracts. */
    public static HistoryQuery newest(int limit) {
        return new HistoryQuery(ContractsQuery.ALL, limit, null, null, null);
    }

    /** The same of those contracts alone. */
    public HistoryQuery of(ContractsQuery contracts) {
        return new HistoryQuery(contracts, limit, from, to, before);
    }

    /** The same of that time alone; null is no bound. */
    public HistoryQuery between(@Nullable Instant from, @Nullable Instant to) {
        return new HistoryQuery(of, limit, from, to, before);
    }

    HistoryQuery before(String place) {
        return new HistoryQuery(of, limit, from, to, place);
    }

    QueryString parameters() {
        return of.parameters()
                .add("limit", limit)
                .add("from", from)
                .add("to", to)
                .add("before", before);
    }
}
