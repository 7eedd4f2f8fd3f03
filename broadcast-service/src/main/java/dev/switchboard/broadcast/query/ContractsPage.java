package dev.switchboard.broadcast.query;

import dev.switchboard.broadcast.history.ContractChange;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A page of the view, in order of contract id.
 *
 * @param next the id that the next page begins after; null when there is no more
 */
record ContractsPage(List<ContractChange> contracts, @Nullable String next) {

    /** The first {@code limit} contracts after an id, picked in one pass without sorting all. */
    static ContractsPage of(
            Stream<ContractChange> latest,
            Predicate<ContractChange> wanted,
            @Nullable String after,
            int limit) {
        Comparator<ContractChange> byId = Comparator.comparing(ContractChange::contractId);
        PriorityQueue<ContractChange> smallest = new PriorityQueue<>(byId.reversed());
        latest.filter(change -> !change.isRemoval() && wanted.test(change))
                .filter(c -> after == null || c.contractId().value().compareTo(after) > 0)
                .forEach(change -> {
                    smallest.add(change);
                    if (smallest.size() > limit + 1) {
                        smallest.remove();
                    }
                });
        List<ContractChange> sorted = smallest.stream().sorted(byId).toList();
        return sorted.size() <= limit
                ? new ContractsPage(sorted, null)
                : new ContractsPage(
                        sorted.subList(0, limit), sorted.get(limit - 1).contractId().value());
    }
}
