package dev.switchboard.broadcast.history;

import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.ContractStatus;
import dev.switchboard.model.contract.Location;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The latest change of each contract. One thread writes, any reads. */
final class LatestChanges {

    private final ConcurrentHashMap<ContractId, ContractChange> latest = new ConcurrentHashMap<>();
    private final Map<Place, LongAdder> counts = new ConcurrentHashMap<>();

    private record Place(Location location, ContractStatus status) {}

    void put(ContractChange change) {
        count(latest.put(change.contractId(), change), -1);
        count(change, 1);
    }

    @Nullable ContractChange get(ContractId id) {
        return latest.get(id);
    }

    Stream<ContractChange> all() {
        return latest.values().stream();
    }

    void forgetTombstones(long before) {
        latest.values().removeIf(change -> change.isRemoval() && change.appendTime() < before);
    }

    ContractCounts counts() {
        return new ContractCounts((location, status) -> {
            LongAdder count = counts.get(new Place(location, status));
            return count == null ? 0 : count.sum();
        });
    }

    private void count(@Nullable ContractChange change, long by) {
        if (change != null && change.location() != null && change.status() != null) {
            counts.computeIfAbsent(
                            new Place(change.location(), change.status()), p -> new LongAdder())
                    .add(by);
        }
    }
}
