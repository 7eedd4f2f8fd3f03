package dev.switchboard.router.contracts;

import dev.switchboard.client.rest.QueryString;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which changes are asked for.
 *
 * @param of of which contracts
 * @param limit how many at most
 * @param from recorded then or later; null for no bound
 * @param to recorded earlier; null for no bound
 * @param before where an earlier page ended; null to begin with the newest
 */
record HistorySelection(
        ContractFilter of,
        int limit,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String before) {

    static HistorySelection newest(ContractFilter of, int limit) {
        return new HistorySelection(of, limit, null, null, null);
    }

    QueryString parameters() {
        return of.parameters()
                .add("limit", limit)
                .add("from", from)
                .add("to", to)
                .add("before", before);
    }
}
