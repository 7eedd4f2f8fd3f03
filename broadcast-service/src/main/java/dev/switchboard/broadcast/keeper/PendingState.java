package dev.switchboard.broadcast.keeper;

import dev.switchboard.broadcast.history.ContractChange;
import dev.switchboard.broadcast.history.HistoryView;
import dev.switchboard.broadcast.history.IdempotencyKeys;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.ContractUpdate;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.feed.KeyHash;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * The contracts and idempotency keys after all writes of the keeper: the node's view, overlaid with
 * the writes that the view has not read yet. The keeper's thread only.
 */
final class PendingState {

    private final HistoryView view;
    private final IdempotencyKeys keys;
    private final Map<ContractId, Written> written = new HashMap<>();
    private final Map<KeyName, UsedKey> usedKeys = new HashMap<>();

    /** The location and timestamp of a contract; both null when it does not exist. */
    record ContractState(@Nullable Location location, @Nullable Instant timestamp) {

        static final ContractState NOWHERE = new ContractState(null, null);
    }

    private record Written(ContractState state, Future<RecordMetadata> where) {}

    private record UsedKey(long body, Future<RecordMetadata> where) {}

    private record KeyName(long high, long low) {

        static KeyName of(KeyHash hash) {
            return new KeyName(hash.high(), hash.low());
        }
    }

    PendingState(HistoryView view, IdempotencyKeys keys) {
        this.view = view;
        this.keys = keys;
    }

    /** The contract after all decisions so far. */
    ContractState contract(ContractId id) {
        Written last = written.get(id);
        if (last != null) {
            return last.state;
        }
        ContractChange change = view.latestChange(id);
        return change == null
                ? ContractState.NOWHERE
                : new ContractState(change.location(), change.timestamp());
    }

    /** The hash of the body that the key was used with; null when it was not used. */
    @Nullable Long bodyOf(KeyHash hash) {
        UsedKey used = usedKeys.get(KeyName.of(hash));
        return used != null ? Long.valueOf(used.body) : keys.body(hash);
    }

    /** Adds what was just written in the current transaction. */
    void wrote(
            ContractId id,
            @Nullable ContractUpdate update,
            @Nullable KeyHash keyHash,
            Future<RecordMetadata> where) {
        if (keyHash != null) {
            usedKeys.put(KeyName.of(keyHash), new UsedKey(keyHash.body(), where));
        }
        ContractState state =
                update == null
                        ? ContractState.NOWHERE
                        : new ContractState(update.location(), update.timestamp());
        written.put(id, new Written(state, where));
    }

    /** Drops the writes that the view has read meanwhile. Called between transactions. */
    void settle() throws InterruptedException {
        settle(written.values(), Written::where);
        settle(usedKeys.values(), UsedKey::where);
    }

    private <T> void settle(Collection<T> all, Function<T, Future<RecordMetadata>> where)
            throws InterruptedException {
        var each = all.iterator();
        while (each.hasNext()) {
            if (viewHas(where.apply(each.next()))) {
                each.remove();
            }
        }
    }

    private boolean viewHas(Future<RecordMetadata> where) throws InterruptedException {
        try {
            RecordMetadata at = where.get();
            return view.covers(at.partition(), at.offset());
        } catch (ExecutionException e) {
            throw new IllegalStateException("a committed record was not written", e);
        }
    }

    /** Drops all writes: the transaction failed, or the assignment changed. */
    void forget() {
        written.clear();
        usedKeys.clear();
    }
}
