package dev.switchboard.client.follow;

import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.ContractUpdate;

/** What happened to a contract, as a subscriber is told. */
public sealed interface Change {

    ContractId contractId();

    /** The producer's message id, such as {@code contracts-0-1532}. */
    String messageId();

    /** Where to go on after it: see {@link Following#cursor}. */
    String cursor();

    /** Whether it happened before and is told again, or late. */
    boolean replayed();

    /** It was updated. */
    record Updated(ContractUpdate update, String messageId, String cursor, boolean replayed)
            implements Change {
        @Override
        public ContractId contractId() {
            return update.contractId();
        }
    }

    /** It was removed. */
    record Removed(ContractId contractId, String messageId, String cursor, boolean replayed)
            implements Change {}

    /**
     * It has moved away from the locations that are followed. Nothing more is told of it until it
     * is at one of them again.
     */
    record Left(ContractId contractId, String messageId, String cursor, boolean replayed)
            implements Change {}
}
