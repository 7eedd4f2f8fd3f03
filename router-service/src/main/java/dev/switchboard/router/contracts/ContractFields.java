package dev.switchboard.router.contracts;

import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.ContractStatus;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.contract.Timestamps;
import dev.switchboard.model.json.Json;
import dev.switchboard.model.schema.Schema;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What the definitions of contract tools have in common. */
final class ContractFields {

    static final String CONTRACT_ID = "contract_id";
    static final String LOCATION = "location";
    static final String STATUS = "status";
    static final String TIMESTAMP = "timestamp";
    static final String LIMIT = "limit";

    private ContractFields() {}

    /** A tool that changes nothing, and knows of nothing but contracts. */
    static ObjectNode readOnly(
            String name, String title, String description, Schema input, Schema output) {
        ObjectNode tool = Json.MAPPER.createObjectNode();
        tool.put("name", name).put("title", title).put("description", description);
        tool.set("inputSchema", input.closed().json());
        tool.set("outputSchema", output.json());
        tool.putObject("annotations").put("readOnlyHint", true).put("openWorldHint", false);
        return tool;
    }

    static Schema contractId(String description) {
        return Schema.string()
                .describedAs(description)
                .characters(1, ContractId.MAX_CHARACTERS)
                .example("c-42");
    }

    static Schema location(String description) {
        return Schema.label(Location.labels()).describedAs(description);
    }

    static Schema status(String description) {
        return Schema.label(ContractStatus.labels()).describedAs(description);
    }

    static Schema time(String description) {
        return Schema.string()
                .describedAs(description + " It " + Timestamps.EXPECTATION + ".")
                .matching(Timestamps.PATTERN);
    }

    static Schema limit(String description, int most, int otherwise) {
        return Schema.integer().describedAs(description).between(1, most).otherwise(otherwise);
    }

    /** An update or a removal as the history has it. Labels are open: newer services know more. */
    static Schema recorded() {
        return named(Schema.object())
                .optional(
                        "removed",
                        Schema.bool()
                                .describedAs(
                                        "True where the contract was removed; then it has no"
                                                + " location, status and timestamp."))
                .with("recorded_at", Schema.string().describedAs("When it was stored, by Kafka."));
    }

    /** The properties that every change has, and those of an update. */
    static Schema named(Schema change) {
        return change.with(CONTRACT_ID, Schema.string())
                .optional(LOCATION, Schema.string().describedAs("Where the contract is."))
                .optional(STATUS, Schema.string().describedAs("Whether it is in force."))
                .optional(
                        TIMESTAMP,
                        Schema.string().describedAs("When it happened, as its sender says."))
                .with("id", Schema.string().describedAs("The id of the update's message."));
    }

    static Schema count(String description) {
        return Schema.integer().describedAs(description).atLeast(0);
    }

    static Schema counts(List<String> labels) {
        Schema counts = Schema.object();
        labels.forEach(label -> counts.optional(label, Schema.integer().atLeast(0)));
        return counts;
    }
}
