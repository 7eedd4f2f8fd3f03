package dev.switchboard.broadcast.subscription;

import dev.switchboard.broadcast.history.ContractChange;
import dev.switchboard.model.contract.ContractStatus;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Reads the parameters of a query for contracts. Used for one request, by one thread. */
public final class HistoryParameters extends PageParameters {

    /** These ids of contracts, if they are valid. */
    public Set<String> contracts(List<String> texts) {
        return values(FeedNames.CONTRACTS.keys(), texts);
    }

    /**
     * Matches changes of these contracts, locations and statuses; an empty list matches all. A
     * removal has the previous location of the contract and no status.
     */
    public Predicate<ContractChange> wanted(
            List<String> contracts, List<String> locations, List<String> statuses) {
        Set<String> ids = contracts(contracts);
        Set<String> at = values(FeedNames.LOCATIONS, locations);
        Set<ContractStatus> as =
                parameters.labels(
                        "status", statuses, ContractStatus::ofLabel, ContractStatus.labels());
        return change ->
                (ids.isEmpty() || ids.contains(change.key()))
                        && (at.isEmpty() || isAt(change, at))
                        && (as.isEmpty()
                                || (change.status() != null && as.contains(change.status())));
    }

    private static boolean isAt(ContractChange change, Set<String> locations) {
        String at = change.isRemoval() ? change.previousGroup() : change.group();
        return at != null && locations.contains(at);
    }
}
