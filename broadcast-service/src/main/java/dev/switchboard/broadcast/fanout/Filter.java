package dev.switchboard.broadcast.fanout;

import dev.switchboard.broadcast.history.ContractChange;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.Location;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which changes a subscription is for.
 *
 * @param contracts only these contracts; empty for all
 * @param locations only these locations; empty for all; where both are given, both must hold
 * @param nothing matches no change, whatever the rest says
 */
public record Filter(Set<ContractId> contracts, Set<Location> locations, boolean nothing) {

    /** Every change. */
    public static final Filter ALL = new Filter(Set.of(), Set.of(), false);

    /** No change: for a connection that only wants its position renewed. */
    public static final Filter NOTHING = new Filter(Set.of(), Set.of(), true);

    /** What a change is to a subscription. */
    public enum Relation {
        MATCHES,
        /** The contract matched before this change and no longer does. */
        LEFT,
        NONE
    }

    public Filter {
        contracts = Set.copyOf(contracts);
        locations = Set.copyOf(locations);
    }

    /** What a change is to this filter, its previous location being known. */
    public Relation relate(ContractChange change) {
        if (!wantsContract(change)) {
            return Relation.NONE;
        }
        if (isAt(change.isRemoval() ? change.was() : change.location())) {
            return Relation.MATCHES;
        }
        boolean left = !change.isRemoval() && change.was() != null && isAt(change.was());
        return left ? Relation.LEFT : Relation.NONE;
    }

    /**
     * What a change is to a subscriber who may have seen the contract anywhere before: rather once
     * too often told that a contract left than left with one that is gone.
     */
    public Relation relateToUnknown(ContractChange change) {
        if (!wantsContract(change)) {
            return Relation.NONE;
        }
        return change.isRemoval() || isAt(change.location()) ? Relation.MATCHES : Relation.LEFT;
    }

    private boolean wantsContract(ContractChange change) {
        return !nothing && (contracts.isEmpty() || contracts.contains(change.contractId()));
    }

    private boolean isAt(@Nullable Location location) {
        return locations.isEmpty() || (location != null && locations.contains(location));
    }
}
