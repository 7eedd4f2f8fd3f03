package dev.switchboard.router.contracts;

import dev.switchboard.model.contract.ContractStatus;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.schema.Schema;
import tools.jackson.databind.node.ObjectNode;

/** How {@link ContractsStatus} is listed. */
final class ContractsStatusDefinition {

    static final String NAME = "contracts_status";
    static final String AFTER = "after";

    static final int MOST = 200;
    static final int USUAL = 50;

    private ContractsStatusDefinition() {}

    static ObjectNode json() {
        return ContractFields.readOnly(
                NAME,
                "Look where contracts are",
                "Says where contracts are now and whether they are in force. With contract_id: the"
                        + " latest of that contract. Without: the latest of each contract in the"
                        + " order of ids, all or those at a location or in a status; counts, how"
                        + " many contracts there are in all, at each location and in each status,"
                        + " whatever was asked for; and system, whether the system is well: it is"
                        + " while ready is true and lag (updates that it has not read yet) is near"
                        + " 0. For counts and system alone set limit to 1. Where the answer has"
                        + " next, there is more: call again with the same arguments and after set"
                        + " to it. An update can be seen a moment after it was submitted.",
                input(),
                output());
    }

    private static Schema input() {
        return Schema.object()
                .optional(
                        ContractFields.CONTRACT_ID,
                        ContractFields.contractId(
                                "This contract alone; nothing else goes with it."))
                .optional(
                        ContractFields.LOCATION,
                        ContractFields.location("Only contracts that are there now."))
                .optional(
                        ContractFields.STATUS,
                        ContractFields.status("Only contracts in this status now."))
                .optional(
                        ContractFields.LIMIT,
                        ContractFields.limit("How many contracts at most.", MOST, USUAL))
                .optional(
                        AFTER,
                        ContractFields.contractId(
                                "The next of an earlier answer, to read on from it."));
    }

    private static Schema output() {
        return Schema.object()
                .with(
                        "contracts",
                        Schema.array(ContractFields.recorded())
                                .describedAs("The latest of each, in the order of ids."))
                .optional(
                        "next",
                        Schema.string()
                                .describedAs(
                                        "What to give as after for more contracts; left out where"
                                                + " there are none."))
                .optional(
                        "counts",
                        Schema.object()
                                .with(
                                        "total",
                                        ContractFields.count("How many contracts there are."))
                                .with("by_location", ContractFields.counts(Location.labels()))
                                .with("by_status", ContractFields.counts(ContractStatus.labels())))
                .optional("system", system());
    }

    private static Schema system() {
        return Schema.object()
                .with("ready", Schema.bool().describedAs("Whether it answers for all contracts."))
                .with("lag", ContractFields.count("How many updates it has not read yet."))
                .optional(
                        "last_update_at",
                        Schema.string().describedAs("When the newest change was recorded."))
                .with("subscribers", ContractFields.count("How many follow changes at one node."));
    }
}
