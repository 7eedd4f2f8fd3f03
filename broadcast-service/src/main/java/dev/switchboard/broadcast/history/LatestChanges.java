package dev.switchboard.broadcast.history;

import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.ContractStatus;
import dev.switchboard.model.contract.Location;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The latest change of each contract. One thread writes, any reads. */
final class LatestChanges {

    private static final int STATUSES = ContractStatus.values().length;

    private final ConcurrentHashMap<ContractId, Change> latest = new ConcurrentHashMap<>();
    private final AtomicLongArray counts =
            new AtomicLongArray(Location.values().length * STATUSES);

    void put(Change change) {
        count(latest.put(change.contractId(), change), -1);
        count(change, 1);
    }

    @Nullable Change get(ContractId id) {
        return latest.get(id);
    }

    Stream<Change> all() {
        return latest.values().stream();
    }

    void forgetTombstones(long before) {
        latest.values().removeIf(change -> change.isRemoval() && change.appendTime() < before);
    }

    ContractCounts counts() {
        return new ContractCounts(
                (location, status) -> counts.get(slot(location, status)));
    }

    private void count(@Nullable Change change, long by) {
        if (change != null && change.location() != null && change.status() != null) {
            counts.addAndGet(slot(change.location(), change.status()), by);
        }
    }

    private static int slot(Location location, ContractStatus status) {
        return location.ordinal() * STATUSES + status.ordinal();
    }
}
