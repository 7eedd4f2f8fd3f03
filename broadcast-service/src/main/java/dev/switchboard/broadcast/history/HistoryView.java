package dev.switchboard.broadcast.history;

import dev.switchboard.broadcast.feed.FeedView;
import dev.switchboard.model.contract.ContractId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The view of contract.history: the contracts as this node knows them. */
public final class HistoryView extends FeedView<ContractChange> {

    /**
     * @param recentBytes bytes of memory that the recent changes may take
     */
    public HistoryView(long recentBytes) {
        super(recentBytes, new ContractFormat());
    }

    /** The latest change of a contract, also if it is a removal; null for an unknown contract. */
    public @Nullable ContractChange latestChange(ContractId id) {
        return latestEntry(id.value());
    }

    /** The latest update of a contract; empty when it is unknown or was removed. */
    public Optional<ContractChange> latest(ContractId id) {
        return Optional.ofNullable(latestChange(id)).filter(change -> !change.isRemoval());
    }

    /** How many contracts there are, by location and status. */
    public ContractCounts counts() {
        return new ContractCounts(
                (location, status) -> count(new ContractFormat.Place(location, status)));
    }
}
