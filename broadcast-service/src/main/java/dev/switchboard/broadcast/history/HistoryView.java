package dev.switchboard.broadcast.history;

import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.feed.Cursor;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * What this node knows of the contracts: the latest change of each, the recent changes, and how far
 * it has read. Memory only; it rebuilds from contract.history.
 *
 * <p>One thread, the intake's, calls {@link #reset}, {@link #apply} and {@link #forgetTombstones};
 * any thread may ask.
 */
public final class HistoryView {

    private final long recentBytes;
    private volatile Era era;

    /** The state read from one Kafka topic; a topic made anew begins another. */
    private record Era(LatestChanges latest, RecentChanges recent) {}

    /**
     * @param recentBytes bytes of memory that the recent changes may take
     */
    public HistoryView(long recentBytes) {
        this.recentBytes = recentBytes;
        this.era = newEra(Cursor.start(Uuid.ZERO_UUID, 0));
    }

    /** Forgets everything and begins at {@code start}. */
    public void reset(Cursor start) {
        era = newEra(start);
    }

    private Era newEra(Cursor start) {
        return new Era(new LatestChanges(), new RecentChanges(recentBytes, start.partitions()));
    }

    /**
     * Folds a change of contract.history into the view.
     *
     * @param sequence the change's position in the shared log
     * @return the change with its previous location as this fold knows it
     */
    public ContractChange apply(ContractChange change, long sequence) {
        Era now = era;
        ContractChange folded = change.folded(now.latest.get(change.contractId()), sequence);
        now.latest.put(folded);
        now.recent.append(folded);
        return folded;
    }

    /** Lets go of removals appended before that time, milliseconds since 1970. */
    public void forgetTombstones(long before) {
        era.latest.forgetTombstones(before);
    }

    /** The latest change of a contract, be it a removal; null when it was never heard of. */
    public @Nullable ContractChange latestChange(ContractId id) {
        return era.latest.get(id);
    }

    /** The latest update of a contract; empty when it is unknown or was removed. */
    public Optional<ContractChange> latest(ContractId id) {
        return Optional.ofNullable(era.latest.get(id)).filter(change -> !change.isRemoval());
    }

    /** The latest change of every contract, removals included, in no order, weakly consistent. */
    public Stream<ContractChange> latestChanges() {
        return era.latest.all();
    }

    /** How many contracts there are, by location and status. */
    public ContractCounts counts() {
        return era.latest.counts();
    }

    /** Whether the record there was folded. */
    public boolean covers(int partition, long offset) {
        return era.recent.covers(partition, offset);
    }

    /** Recent changes, newest first. */
    public HistoryPage recent(HistoryQuery query) {
        return era.recent.query(query);
    }

    /** How many records of the feed lie between the cursors, as far as they are remembered. */
    public long recordsBetween(Cursor from, Cursor to) {
        return era.recent.recordsBetween(from, to);
    }
}
