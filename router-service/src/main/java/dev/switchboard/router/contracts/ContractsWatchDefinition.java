package dev.switchboard.router.contracts;

import dev.switchboard.model.schema.Schema;
import tools.jackson.databind.node.ObjectNode;

/** How {@link ContractsWatch} is listed. */
final class ContractsWatchDefinition {

    static final String NAME = "contracts_watch";
    static final String CONTRACT_IDS = "contract_ids";
    static final String TIMEOUT = "timeout_seconds";
    static final String CURSOR = "cursor";

    static final int MOST_IDS = 100;
    static final int LONGEST = 30;
    static final int USUAL = 20;

    private ContractsWatchDefinition() {}

    static ObjectNode json() {
        return ContractFields.readOnly(
                NAME,
                "Wait for changes of contracts",
                "Waits until contracts change, and answers what happened as soon as something does,"
                        + " at the latest after timeout_seconds; then changes is empty. Use it"
                        + " instead of asking again and again. Without a cursor it begins with now;"
                        + " each answer has a cursor: call again with it and the same filter, and no"
                        + " change is lost between the calls. Where more is true, more may have"
                        + " happened already: call again at once. Where incomplete is true, some changes are"
                        + " missing (a cursor older than 24 hours, or a recreated topic): look at"
                        + " contracts_status, then go on with the cursor.",
                input(),
                output());
    }

    private static Schema input() {
        return Schema.object()
                .optional(
                        CONTRACT_IDS,
                        Schema.array(ContractFields.contractId("Names a contract."))
                                .describedAs(
                                        "Only changes of these contracts, 1 to %d of them."
                                                .formatted(MOST_IDS)))
                .optional(
                        ContractFields.LOCATION,
                        ContractFields.location(
                                "Only contracts while they are there; that one leaves is told too."))
                .optional(
                        TIMEOUT, ContractFields.limit("How long to wait at most.", LONGEST, USUAL))
                .optional(
                        CURSOR,
                        Schema.string()
                                .describedAs("The cursor of the last answer, to go on from it."));
    }

    private static Schema output() {
        return Schema.object()
                .with(
                        "changes",
                        Schema.array(change())
                                .describedAs("In the order of the feed; empty if none came."))
                .with(CURSOR, Schema.string().describedAs("What to go on with."))
                .with("more", Schema.bool().describedAs("Whether more may be there already."))
                .with(
                        "incomplete",
                        Schema.bool()
                                .describedAs("Whether changes before the cursor were not told."));
    }

    private static Schema change() {
        return ContractFields.named(
                Schema.object()
                        .with(
                                "change",
                                Schema.label(WatchedChange.LABELS)
                                        .describedAs(
                                                "left: it is no longer at the location that is"
                                                        + " watched.")));
    }
}
