package dev.switchboard.broadcast.history;

import dev.switchboard.broadcast.feed.FeedFormat;
import dev.switchboard.model.contract.ContractStatus;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.feed.Topics;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The feed of contracts: contract.history, and test updates. */
public final class ContractFormat implements FeedFormat<ContractChange> {

    /** The category under which a contract is counted. */
    record Place(Location location, ContractStatus status) {}

    @Override
    public Optional<ContractChange> read(ConsumerRecord<byte[], byte[]> rec) {
        return ChangeReader.ofHistory(rec);
    }

    @Override
    public Optional<ContractChange> readTest(ConsumerRecord<byte[], byte[]> rec) {
        return ChangeReader.ofTest(rec);
    }

    @Override
    public ContractChange folded(
            ContractChange change, @Nullable ContractChange previous, long sequence) {
        return change.folded(previous, sequence);
    }

    @Override
    public @Nullable Object countedAs(ContractChange change) {
        return change.location() == null || change.status() == null
                ? null
                : new Place(change.location(), change.status());
    }

    @Override
    public Duration compactionLag() {
        return Topics.COMPACTION_LAG;
    }
}
