package dev.switchboard.checker.truth;

import dev.switchboard.model.contract.ContractUpdate;
import dev.switchboard.model.contract.Location;
import org.jspecify.annotations.Nullable;

/** A record of contract.history. Any thread; {@code next} is set by the reader of the truth. */
public final class Entry {

    private final int partition;
    private final long offset;
    private final long appendTime;
    private final String contractId;
    private final @Nullable ContractUpdate update;
    private final String id;
    private final @Nullable Entry before;
    private volatile @Nullable Entry next;

    /**
     * @param appendTime milliseconds since 1970
     * @param update what is true from here on; null when the contract was removed
     * @param id the message id under which subscribers know it
     * @param before the record of the same contract that it follows
     */
    Entry(
            int partition,
            long offset,
            long appendTime,
            String contractId,
            @Nullable ContractUpdate update,
            String id,
            @Nullable Entry before) {
        this.partition = partition;
        this.offset = offset;
        this.appendTime = appendTime;
        this.contractId = contractId;
        this.update = update;
        this.id = id;
        this.before = before;
    }

    public int partition() {
        return partition;
    }

    public long offset() {
        return offset;
    }

    public long appendTime() {
        return appendTime;
    }

    public String contractId() {
        return contractId;
    }

    public @Nullable ContractUpdate update() {
        return update;
    }

    public String id() {
        return id;
    }

    public boolean isRemoval() {
        return update == null;
    }

    /** Where the contract is from here on; null when it was removed. */
    public @Nullable Location location() {
        return update == null ? null : update.location();
    }

    /** Where the contract was before; null when it was not there. */
    public @Nullable Location was() {
        return before == null ? null : before.location();
    }

    public @Nullable Entry before() {
        return before;
    }

    /** The record of the same contract that follows; null as long as none was read. */
    public @Nullable Entry next() {
        return next;
    }

    void followedBy(Entry later) {
        next = later;
    }

    @Override
    public String toString() {
        return "%s at %d-%d (%s %s -> %s)"
                .formatted(id, partition, offset, contractId, was(), location());
    }
}
