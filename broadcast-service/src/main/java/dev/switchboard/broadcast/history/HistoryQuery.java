package dev.switchboard.broadcast.history;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which changes are asked for.
 *
 * @param limit how many at most, 1 to {@value #MAX_LIMIT}
 * @param wanted which ones
 * @param from only changes appended at or after this time, milliseconds since 1970
 * @param to only changes appended before this time
 * @param before only changes older than this one
 */
public record HistoryQuery(
        int limit,
        Predicate<ContractChange> wanted,
        long from,
        long to,
        @Nullable HistoryPosition before) {

    public static final int DEFAULT_LIMIT = 100;
    public static final int MAX_LIMIT = 1000;

    /** The newest changes that are wanted. */
    public static HistoryQuery newest(int limit, Predicate<ContractChange> wanted) {
        return new HistoryQuery(limit, wanted, Long.MIN_VALUE, Long.MAX_VALUE, null);
    }

    boolean matches(ContractChange change) {
        return change.appendTime() >= from && change.appendTime() < to && wanted.test(change);
    }
}
