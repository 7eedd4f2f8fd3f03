package dev.switchboard.broadcast.fanout;

import dev.switchboard.broadcast.history.ContractChange;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.Location;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds the live subscriptions that a change may concern: one look-up a change, however many narrow
 * subscriptions there are. One thread.
 */
final class SubscriptionIndex {

    private final Set<Subscription> broad = new LinkedHashSet<>();
    private final Set<Subscription> silent = new LinkedHashSet<>();
    private final Map<ContractId, Set<Subscription>> byContract = new HashMap<>();
    private final Map<Location, Set<Subscription>> byLocation = new EnumMap<>(Location.class);

    void add(Subscription subscription) {
        Filter filter = subscription.request.filter();
        if (filter.nothing()) {
            silent.add(subscription);
        } else if (!filter.contracts().isEmpty()) {
            for (ContractId id : filter.contracts()) {
                byContract.computeIfAbsent(id, i -> new LinkedHashSet<>()).add(subscription);
            }
        } else if (!filter.locations().isEmpty()) {
            for (Location location : filter.locations()) {
                byLocation.computeIfAbsent(location, l -> new LinkedHashSet<>()).add(subscription);
            }
        } else {
            broad.add(subscription);
        }
    }

    void remove(Subscription subscription) {
        Filter filter = subscription.request.filter();
        broad.remove(subscription);
        silent.remove(subscription);
        filter.contracts().forEach(id -> removeFrom(byContract, id, subscription));
        filter.locations().forEach(at -> removeFrom(byLocation, at, subscription));
    }

    private static <K> void removeFrom(
            Map<K, Set<Subscription>> index, K key, Subscription subscription) {
        Set<Subscription> found = index.get(key);
        if (found != null && found.remove(subscription) && found.isEmpty()) {
            index.remove(key);
        }
    }

    /** Those that every change concerns. */
    Set<Subscription> broad() {
        return broad;
    }

    /** Those narrow subscriptions that this change may concern; some perhaps twice. */
    void forEachNarrow(ContractChange change, Consumer<Subscription> action) {
        if (!byContract.isEmpty()) {
            byContract.getOrDefault(change.contractId(), Set.of()).forEach(action);
        }
        if (!byLocation.isEmpty()) {
            if (change.location() != null) {
                byLocation.getOrDefault(change.location(), Set.of()).forEach(action);
            }
            if (change.was() != null && change.was() != change.location()) {
                byLocation.getOrDefault(change.was(), Set.of()).forEach(action);
            }
        }
    }

    /** All live subscriptions, each once. */
    Set<Subscription> all() {
        Set<Subscription> all = new LinkedHashSet<>(broad);
        all.addAll(silent);
        byContract.values().forEach(all::addAll);
        byLocation.values().forEach(all::addAll);
        return all;
    }
}
