package dev.switchboard.router.contracts;

import dev.switchboard.model.json.Json;
import dev.switchboard.model.schema.Schema;
import tools.jackson.databind.node.ObjectNode;

/** How {@link ContractsSubmit} is listed. */
final class ContractsSubmitDefinition {

    static final String NAME = "contracts_submit";
    static final String IDEMPOTENCY_KEY = "idempotency_key";

    /** As the header of that name may have. */
    private static final int LONGEST_KEY = 128;

    private ContractsSubmitDefinition() {}

    static ObjectNode json() {
        ObjectNode tool = Json.MAPPER.createObjectNode();
        tool.put("name", NAME).put("title", "Send a contract update");
        tool.put(
                "description",
                "Sends one update of a contract. It succeeds once the update is stored durably;"
                        + " every subscriber then gets it within milliseconds. An update replaces"
                        + " what was known of the contract: give its location and status as they"
                        + " are now. If it is not acknowledged, the answer tells the idempotency_key"
                        + " and timestamp to repeat it with: it then counts once.");
        tool.set("inputSchema", input().json());
        tool.set("outputSchema", output().json());
        // It overwrites what was known, and a repeat without a key is another update.
        tool.putObject("annotations")
                .put("readOnlyHint", false)
                .put("destructiveHint", true)
                .put("idempotentHint", false)
                .put("openWorldHint", false);
        return tool;
    }

    private static Schema input() {
        return Schema.object()
                .with(ContractFields.CONTRACT_ID, contractId())
                .with(
                        ContractFields.LOCATION,
                        ContractFields.location("Where the contract is now."))
                .with(
                        ContractFields.STATUS,
                        ContractFields.status("Whether the contract is in force."))
                .optional(
                        ContractFields.TIMESTAMP,
                        ContractFields.time("When it happened; the time of the call if left out."))
                .optional(
                        IDEMPOTENCY_KEY,
                        Schema.string()
                                .describedAs(
                                        "Leave it out unless you repeat a call. Then use that"
                                                + " call's key and leave all other arguments"
                                                + " unchanged, the timestamp too: both calls count"
                                                + " once. A key of your own must be new for each"
                                                + " update, such as a UUID: another update under a"
                                                + " used key becomes a dead letter.")
                                .characters(1, LONGEST_KEY)
                                .matching("[!-~]+"))
                .closed();
    }

    private static Schema output() {
        return Schema.object()
                .with(ContractFields.CONTRACT_ID, contractId())
                .with(
                        "message_id",
                        Schema.string()
                                .describedAs("The id under which subscribers get the update."))
                .with(
                        IDEMPOTENCY_KEY,
                        Schema.string().describedAs("The key under which it was sent."))
                .with(
                        ContractFields.TIMESTAMP,
                        Schema.string().describedAs("When it happened, as sent."));
    }

    private static Schema contractId() {
        return ContractFields.contractId("Names the contract.");
    }
}
