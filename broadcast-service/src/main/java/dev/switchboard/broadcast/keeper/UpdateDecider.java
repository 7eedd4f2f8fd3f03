package dev.switchboard.broadcast.keeper;

import dev.switchboard.broadcast.keeper.PendingState.ContractState;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.ContractUpdate;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.feed.DeadLetter;
import dev.switchboard.model.feed.KeyHash;
import dev.switchboard.model.feed.RecordHeaders;
import dev.switchboard.model.feed.RecordValidation;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Decides on records of contract.updates, one after the other. The keeper's thread only. */
final class UpdateDecider {

    private final PendingState pendingState;
    private final OriginalPosition originalPosition;

    UpdateDecider(PendingState pendingState, OriginalPosition originalPosition) {
        this.pendingState = pendingState;
        this.originalPosition = originalPosition;
    }

    /**
     * Decides on a record.
     *
     * @param partitions the number of partitions of contract.updates, the same for all keepers:
     *     otherwise they would move records back and forth, and two would decide on one contract
     */
    Decision decide(ConsumerRecord<byte[], byte[]> rec, int partitions) {
        return switch (RecordValidation.of(rec.key(), rec.value(), rec.headers())) {
            case RecordValidation.Invalid(String reason, String detail) ->
                    new Decision.Refuse(reason, detail);
            case RecordValidation.Valid(ContractId id, var update) -> {
                int partition = KeyPartitioner.partitionFor(rec.key(), partitions);
                yield partition == rec.partition()
                        ? decide(rec, id, update)
                        : new Decision.Move(partition, originalPosition.of(rec));
            }
        };
    }

    private Decision decide(
            ConsumerRecord<byte[], byte[]> rec, ContractId id, @Nullable ContractUpdate update) {
        KeyHash keyHash = keyHash(rec, id, update);
        Long usedWith = keyHash == null ? null : pendingState.bodyOf(keyHash);
        if (keyHash != null && usedWith != null) {
            return usedWith == keyHash.body()
                    ? new Decision.Repeat()
                    : new Decision.Refuse(
                            DeadLetter.KEY_REUSED,
                            "the idempotency key was used before with another body");
        }
        ContractState before = pendingState.contract(id);
        Location was =
                update == null || update.location() != before.location() ? before.location() : null;
        boolean late =
                update != null
                        && before.timestamp() != null
                        && update.timestamp().isBefore(before.timestamp());
        return new Decision.Keep(id, update, originalPosition.of(rec), was, late, keyHash);
    }

    private static @Nullable KeyHash keyHash(
            ConsumerRecord<?, ?> rec, ContractId id, @Nullable ContractUpdate update) {
        byte[] key = RecordHeaders.bytes(rec.headers(), RecordHeaders.IDEMPOTENCY_KEY).orElse(null);
        if (key == null || key.length == 0) {
            return null;
        }
        byte[] source =
                RecordHeaders.bytes(rec.headers(), RecordHeaders.SOURCE).orElse(new byte[0]);
        return KeyHash.of(source, key, update == null ? removalOf(id) : update.toJson());
    }

    private static byte[] removalOf(ContractId id) {
        return ("removed " + id.value()).getBytes(StandardCharsets.UTF_8);
    }
}
