package dev.switchboard.checker.subscription;

import dev.switchboard.checker.truth.Entry;
import dev.switchboard.model.contract.ContractUpdate;
import dev.switchboard.model.contract.Location;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which contracts a subscriber wants to hear of.
 *
 * @param contracts only these; empty for all
 * @param locations only while at one of these; empty for anywhere
 */
public record Interest(Set<String> contracts, Set<Location> locations) {
    public Interest {
        contracts = Set.copyOf(contracts);
        locations = Set.copyOf(locations);
    }

    /** What a record is to one who has been told of everything before. */
    public Relation relate(Entry entry) {
        if (!wants(entry.contractId())) {
            return Relation.NONE;
        }
        if (entry.isRemoval()) {
            return isAt(entry.was()) ? Relation.MATCHES : Relation.NONE;
        }
        if (isAt(entry.location())) {
            return Relation.MATCHES;
        }
        return entry.was() != null && isAt(entry.was()) ? Relation.LEFT : Relation.NONE;
    }

    /** What a record is to one who may have missed where the contract was before. */
    public Relation relateToUnknown(Entry entry) {
        if (!wants(entry.contractId())) {
            return Relation.NONE;
        }
        return entry.isRemoval() || isAt(entry.location()) ? Relation.MATCHES : Relation.LEFT;
    }

    /** Whether a contract that stands so belongs to the subscriber's state. */
    public boolean holds(Entry entry) {
        return wants(entry.contractId()) && !entry.isRemoval() && isAt(entry.location());
    }

    /** Whether a test update is for it. */
    public boolean matches(ContractUpdate test) {
        return wants(test.contractId().value()) && isAt(test.location());
    }

    private boolean wants(String contractId) {
        return contracts.isEmpty() || contracts.contains(contractId);
    }

    private boolean isAt(@Nullable Location location) {
        return locations.isEmpty() || (location != null && locations.contains(location));
    }

    @Override
    public String toString() {
        String of = contracts.isEmpty() ? "all" : contracts.size() + " contracts " + contracts;
        return locations.isEmpty() ? of : of + " at " + locations;
    }
}
