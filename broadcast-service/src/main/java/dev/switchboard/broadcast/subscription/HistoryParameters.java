package dev.switchboard.broadcast.subscription;

import dev.switchboard.broadcast.feed.HistoryPosition;
import dev.switchboard.broadcast.feed.HistoryQuery;
import dev.switchboard.broadcast.history.ContractChange;
import dev.switchboard.model.contract.ContractStatus;
import dev.switchboard.model.contract.Timestamps;
import dev.switchboard.model.problem.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parameters of a history query, and collects every violation. Used for one request, by
 * one thread.
 */
public final class HistoryParameters {

    private final ParameterReader parameters = new ParameterReader();

    /** The violations found so far. */
    public List<Violation> violations() {
        return parameters.violations();
    }

    /** The largest number of changes to return. */
    public int limit(@Nullable String text) {
        return parameters.number("limit", text, HistoryQuery.MAX_LIMIT, HistoryQuery.DEFAULT_LIMIT);
    }

    /** These ids of contracts, if they are valid. */
    public Set<String> contracts(List<String> texts) {
        return parameters.values("contract_id", texts, FeedNames.CONTRACTS.keys());
    }

    /**
     * Matches changes of these contracts, locations and statuses; an empty list matches all. A
     * removal has the previous location of the contract and no status.
     */
    public Predicate<ContractChange> wanted(
            List<String> contracts, List<String> locations, List<String> statuses) {
        Set<String> ids = contracts(contracts);
        Set<String> at = parameters.values("location", locations, FeedNames.LOCATIONS);
        Set<ContractStatus> as =
                parameters.labels(
                        "status", statuses, ContractStatus::ofLabel, ContractStatus.labels());
        return change ->
                (ids.isEmpty() || ids.contains(change.key()))
                        && (at.isEmpty() || isAt(change, at))
                        && (as.isEmpty()
                                || (change.status() != null && as.contains(change.status())));
    }

    /** A time in milliseconds since 1970; {@code otherwise} if it is absent. */
    public long time(String name, @Nullable String text, long otherwise) {
        Instant instant = parameters.value(name, text, Timestamps::parse, Timestamps.EXPECTATION);
        return instant == null ? otherwise : instant.toEpochMilli();
    }

    /** The position at which the previous page ended. */
    public @Nullable HistoryPosition before(@Nullable String text) {
        return parameters.value(
                "before", text, HistoryPosition::parse, "must be the next of an earlier page");
    }

    private static boolean isAt(ContractChange change, Set<String> locations) {
        String at = change.isRemoval() ? change.previousGroup() : change.group();
        return at != null && locations.contains(at);
    }
}
