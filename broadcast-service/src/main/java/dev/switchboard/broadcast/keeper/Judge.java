package dev.switchboard.broadcast.keeper;

import dev.switchboard.broadcast.keeper.Knowledge.Standing;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.ContractUpdate;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.feed.Claim;
import dev.switchboard.model.feed.DeadLetter;
import dev.switchboard.model.feed.KeyHash;
import dev.switchboard.model.feed.RecordHeaders;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Rules on records of contract.updates, one after the other. The keeper's thread only. */
final class Judge {

    private final Knowledge knowledge;
    private final FirstPlace firstPlace;

    Judge(Knowledge knowledge, FirstPlace firstPlace) {
        this.knowledge = knowledge;
        this.firstPlace = firstPlace;
    }

    /**
     * Rules on a record.
     *
     * @param partitions how many contract.updates has, as all keepers have it: otherwise they would
     *     move records to and fro, and two would rule on one contract
     */
    Ruling rule(ConsumerRecord<byte[], byte[]> rec, int partitions) {
        return switch (Claim.of(rec.key(), rec.value(), rec.headers())) {
            case Claim.Bad(String reason, String detail) -> new Ruling.Refuse(reason, detail);
            case Claim.Good(ContractId id, var update) -> {
                int home = HomePartition.of(rec.key(), partitions);
                yield home == rec.partition()
                        ? rule(rec, id, update)
                        : new Ruling.Move(home, firstPlace.of(rec));
            }
        };
    }

    private Ruling rule(
            ConsumerRecord<byte[], byte[]> rec, ContractId id, @Nullable ContractUpdate update) {
        KeyHash keyHash = keyHash(rec, id, update);
        Long usedWith = keyHash == null ? null : knowledge.bodyOf(keyHash);
        if (keyHash != null && usedWith != null) {
            return usedWith == keyHash.body()
                    ? new Ruling.Repeat()
                    : new Ruling.Refuse(
                            DeadLetter.KEY_REUSED,
                            "the idempotency key was used before with another body");
        }
        Standing before = knowledge.standing(id);
        Location was =
                update == null || update.location() != before.location() ? before.location() : null;
        boolean late =
                update != null
                        && before.timestamp() != null
                        && update.timestamp().isBefore(before.timestamp());
        return new Ruling.Keep(id, update, firstPlace.of(rec), was, late, keyHash);
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
