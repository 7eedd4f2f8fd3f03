package dev.switchboard.broadcast.keeper;

import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.ContractUpdate;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.feed.KeyHash;
import dev.switchboard.model.feed.MessageId;
import org.jspecify.annotations.Nullable;

/** What the keeper does with a record of contract.updates. */
sealed interface Decision {

    /**
     * Valid: written to the history.
     *
     * @param update the update; null when it removes the contract
     * @param was the previous location, if this update changes it or removes the contract
     * @param late whether its timestamp is older than that of the update it follows
     */
    record Keep(
            ContractId contractId,
            @Nullable ContractUpdate update,
            MessageId from,
            @Nullable Location was,
            boolean late,
            @Nullable KeyHash keyHash)
            implements Decision {}

    /** A duplicate: the same update under the same idempotency key. */
    record Repeat() implements Decision {}

    /** Invalid: becomes a dead letter. */
    record Refuse(String reason, String detail) implements Decision {}

    /**
     * In the wrong partition, because another client library hashed its key: moves to the
     * contract's partition, so that one keeper sees all records of a contract.
     */
    record Move(int partition, MessageId from) implements Decision {}
}
