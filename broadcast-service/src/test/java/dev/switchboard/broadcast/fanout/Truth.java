package dev.switchboard.broadcast.fanout;

import dev.switchboard.broadcast.feed.MadeFeed;
import dev.switchboard.broadcast.history.ContractChange;
import dev.switchboard.model.contract.Location;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Where each contract of a feed really is. */
record Truth(Map<String, Location> contracts) {

    static Truth of(MadeFeed feed) {
        Map<String, Location> contracts = new TreeMap<>();
        for (ContractChange change : feed.all()) {
            if (change.location() == null) {
                contracts.remove(change.contractId().value());
            } else {
                contracts.put(change.contractId().value(), change.location());
            }
        }
        return new Truth(contracts);
    }

    /** Those of them that a filter is for. */
    Map<String, Location> matching(Filter filter) {
        Map<String, Location> matching = new TreeMap<>(contracts);
        matching.entrySet()
                .removeIf(contract ->
                        filter.nothing()
                                || !isIn(filter.keys(), contract.getKey())
                                || !isIn(filter.groups(), contract.getValue().label()));
        return matching;
    }

    private static <T> boolean isIn(Set<T> wanted, T one) {
        return wanted.isEmpty() || wanted.contains(one);
    }
}
