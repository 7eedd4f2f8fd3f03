package dev.switchboard.broadcast.history;

import dev.switchboard.broadcast.feed.CleanupPolicy;
import dev.switchboard.broadcast.feed.FeedFormat;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.ContractStatus;
import dev.switchboard.model.contract.ContractUpdate;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.contract.ParsedUpdate;
import dev.switchboard.model.contract.UpdateReader;
import dev.switchboard.model.feed.MessageId;
import dev.switchboard.model.feed.RecordHeaders;
import dev.switchboard.model.feed.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The feed of contracts: contract.history, and test updates.
 *
 * <p>Skips records that do not parse, with a warning: only the keepers write contract.history, so
 * such a record means that another producer wrote there; test updates are not part of the history.
 */
public final class ContractFormat implements FeedFormat<ContractChange> {

    private static final Logger log = LoggerFactory.getLogger(ContractFormat.class);

    /** The category under which a contract is counted. */
    record Place(Location location, ContractStatus status) {}

    /** Parses a record of contract.history, with the previous location from the keeper's header. */
    @Override
    public Optional<ContractChange> read(ConsumerRecord<byte[], byte[]> rec) {
        MessageId id =
                RecordHeaders.text(rec.headers(), RecordHeaders.FROM)
                        .flatMap(from -> MessageId.ofPosition(MessageId.CONTRACTS, from))
                        .orElseGet(() -> new MessageId("history", rec.partition(), rec.offset()));
        if (rec.value() == null) {
            return key(rec).map(contractId -> removal(contractId, id, rec));
        }
        return parse(rec)
                .map(update -> update(ContractChange.Kind.UPDATED, update, was(rec), id, rec));
    }

    /** Parses a record of contract.test-updates. */
    @Override
    public Optional<ContractChange> readTest(ConsumerRecord<byte[], byte[]> rec) {
        MessageId id = new MessageId(MessageId.TESTS, rec.partition(), rec.offset());
        return parse(rec).map(update -> update(ContractChange.Kind.TEST, update, null, id, rec));
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
    public CleanupPolicy cleanup() {
        return new CleanupPolicy.Compact(Topics.COMPACTION_LAG);
    }

    private static ContractChange update(
            ContractChange.Kind kind,
            ContractUpdate update,
            @Nullable Location was,
            MessageId id,
            ConsumerRecord<byte[], byte[]> rec) {
        return new ContractChange(
                kind,
                update.contractId(),
                update.location(),
                update.status(),
                update.timestamp(),
                was == null && kind == ContractChange.Kind.UPDATED ? update.location() : was,
                id,
                rec.partition(),
                rec.offset(),
                rec.timestamp(),
                -1);
    }

    private static ContractChange removal(
            ContractId contractId, MessageId id, ConsumerRecord<byte[], byte[]> rec) {
        return new ContractChange(
                ContractChange.Kind.REMOVED,
                contractId,
                null,
                null,
                null,
                was(rec),
                id,
                rec.partition(),
                rec.offset(),
                rec.timestamp(),
                -1);
    }

    private static @Nullable Location was(ConsumerRecord<byte[], byte[]> rec) {
        return RecordHeaders.text(rec.headers(), RecordHeaders.WAS)
                .flatMap(Location::ofLabel)
                .orElse(null);
    }

    private static Optional<ContractId> key(ConsumerRecord<byte[], byte[]> rec) {
        String text = new String(rec.key(), StandardCharsets.UTF_8);
        return ContractId.fault(text).isEmpty() ? Optional.of(new ContractId(text)) : skip(rec);
    }

    private static Optional<ContractUpdate> parse(ConsumerRecord<byte[], byte[]> rec) {
        byte[] value = rec.value();
        return value != null
                        && UpdateReader.LENIENT.read(value)
                                instanceof ParsedUpdate.Valid(ContractUpdate update)
                ? Optional.of(update)
                : skip(rec);
    }

    private static <T> Optional<T> skip(ConsumerRecord<?, ?> rec) {
        log.warn(
                "skipped a record that is not a valid update: {}-{}-{}",
                rec.topic(),
                rec.partition(),
                rec.offset());
        return Optional.empty();
    }
}
