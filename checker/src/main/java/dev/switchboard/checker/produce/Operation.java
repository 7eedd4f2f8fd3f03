package dev.switchboard.checker.produce;

import dev.switchboard.model.contract.ContractUpdate;
import org.jspecify.annotations.Nullable;

/** Something that a producer is to send. */
sealed interface Operation {

    /** An update, of which only the first under its key becomes true. */
    record Update(ContractUpdate update, @Nullable String key) implements Operation {}

    /** The very same again, under the same key: must not appear again. */
    record Repeat(ContractUpdate update, String key) implements Operation {}

    /** Another update under a key that was used: must become a dead letter. */
    record Reuse(ContractUpdate update, String key) implements Operation {}

    record Remove(String contractId) implements Operation {}

    /** A test update: must never be true. */
    record Test(ContractUpdate update) implements Operation {}

    /** Something that breaks rules; over Kafka a dead letter, elsewhere refused. */
    record Bad(int kind, String contractId) implements Operation {}
}
