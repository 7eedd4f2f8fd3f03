package dev.switchboard.broadcast.keeper;

import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.ContractUpdate;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.feed.KeyHash;
import dev.switchboard.model.feed.MessageId;
import org.jspecify.annotations.Nullable;

/** What the keeper makes of a record of contract.updates. */
sealed interface Decision {

    /**
     * It is true from now on.
     *
     * @param update what was said; null when the contract was removed
     * @param was where the contract was, when this changed it or removed it
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

    /** It repeats an idempotency key: what it says was said before. */
    record Repeat() implements Decision {}

    /** It can't be taken. */
    record Refuse(String reason, String detail) implements Decision {}

    /**
     * Another client library hashed its key to a partition that is not the contract's: it goes
     * there, so that one keeper sees all of a contract.
     */
    record Move(int partition, MessageId from) implements Decision {}
}
