package dev.switchboard.client.query;

import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.ContractUpdate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change as it stands in the history.
 *
 * @param update what the contract became; null where it was removed
 * @param messageId the id under which subscribers got it
 * @param recordedAt when Kafka took it, by Kafka's clock
 */
public record Recorded(
        ContractId contractId,
        @Nullable ContractUpdate update,
        String messageId,
        Instant recordedAt) {

    /** Whether the contract was removed. */
    public boolean isRemoval() {
        return update == null;
    }
}
