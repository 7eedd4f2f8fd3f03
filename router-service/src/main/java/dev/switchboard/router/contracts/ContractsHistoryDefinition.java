package dev.switchboard.router.contracts;

import dev.switchboard.model.schema.Schema;
import tools.jackson.databind.node.ObjectNode;

/** How {@link ContractsHistory} is listed. */
final class ContractsHistoryDefinition {

    static final String NAME = "contracts_history";
    static final String FROM = "from";
    static final String TO = "to";
    static final String BEFORE = "before";

    static final int MOST = 200;
    static final int USUAL = 20;

    private ContractsHistoryDefinition() {}

    static ObjectNode json() {
        return ContractFields.readOnly(
                NAME,
                "Read what happened to contracts",
                "Lists changes of contracts, newest first: updates and removals. Use it to learn how"
                        + " a contract came to where it is, or what happened at a place or in a span"
                        + " of time; for where contracts are now, contracts_status is shorter. Where"
                        + " the answer has next, there is more: call again with the same arguments"
                        + " and before set to it. complete_since says from when on every change is"
                        + " there; of the time before, only the latest of each contract is.",
                input(),
                output());
    }

    private static Schema input() {
        return Schema.object()
                .optional(
                        ContractFields.CONTRACT_ID,
                        ContractFields.contractId("Only changes of this contract."))
                .optional(
                        ContractFields.LOCATION,
                        ContractFields.location(
                                "Only updates that say the contract is there, and removals of"
                                        + " contracts that were there."))
                .optional(
                        ContractFields.STATUS,
                        ContractFields.status("Only updates with this status."))
                .optional(
                        FROM, ContractFields.time("Only what was recorded at that time or later."))
                .optional(TO, ContractFields.time("Only what was recorded before that time."))
                .optional(
                        ContractFields.LIMIT,
                        ContractFields.limit("How many changes at most.", MOST, USUAL))
                .optional(
                        BEFORE,
                        Schema.string()
                                .describedAs("The next of an earlier answer, to read on from it."));
    }

    private static Schema output() {
        return Schema.object()
                .with(
                        "changes",
                        Schema.array(ContractFields.recorded()).describedAs("Newest first."))
                .optional(
                        "next",
                        Schema.string()
                                .describedAs(
                                        "What to give as before for older changes; left out"
                                                + " where there are none."))
                .with(
                        "complete_since",
                        Schema.string().describedAs("From then on every change is known."));
    }
}
