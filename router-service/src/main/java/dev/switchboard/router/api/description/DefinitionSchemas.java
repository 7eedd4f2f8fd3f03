package dev.switchboard.router.api.description;

import dev.switchboard.model.schema.NamedSchemas;
import dev.switchboard.model.schema.Schema;
import java.util.List;
import java.util.Map;

/** Schemas of what servers list. */
public final class DefinitionSchemas {

    static final String KIND = "McpDefinitionKind";
    static final String STATE = "McpDefinitionState";
    static final String LIMIT = "McpDefinitionLimit";
    static final String DEFINITIONS = "McpDefinitions";
    static final String APPROVAL = "McpApproval";

    static final String DEFINITIONS_EXAMPLE =
            """
            {"data": [{"kind": "tool", "name": "forecast", "state": "quarantined",
              "hash": "6f1ed002ab5595859014ebf0951522d9a5e1b4d1d5a2c3e0f7a8b9c0d1e2f3a4",
              "definition": {"name": "forecast", "description": "The weather, and more."},
              "approved": {
                "hash": "0b14d501a594442a01c6859541bcb3e8164d183d32937b851835442f69d5c94e",
                "definition": {"name": "forecast", "description": "The weather."}}}]}\
            """;

    static final String APPROVAL_EXAMPLE =
            """
            {"hashes": ["6f1ed002ab5595859014ebf0951522d9a5e1b4d1d5a2c3e0f7a8b9c0d1e2f3a4"],
             "changed_by": "on-call"}\
            """;

    private DefinitionSchemas() {}

    /**
     * @param most definitions of a page
     * @param usual definitions of a page
     * @param approvals hashes of a call
     */
    public static NamedSchemas all(int most, int usual, int approvals) {
        return new NamedSchemas(
                Map.of(
                        KIND,
                        Schema.label(List.of("tool", "resource", "resource_template", "prompt")),
                        STATE,
                        Schema.label(List.of("offered", "quarantined")),
                        LIMIT,
                        Schema.integer().between(1, most).otherwise(usual),
                        DEFINITIONS,
                        Schema.object()
                                .with("data", Schema.array(definition()))
                                .optional(
                                        "next",
                                        Schema.string()
                                                .describedAs(
                                                        "Given as after, pages on; absent at the"
                                                                + " end.")),
                        APPROVAL,
                        Schema.object()
                                .with(
                                        "hashes",
                                        Schema.array(hash())
                                                .describedAs(
                                                        "1 to %d, of definitions that are in"
                                                                        .formatted(approvals)
                                                                + " quarantine."))
                                .optional("changed_by", ServerSchemas.changedBy())
                                .closed()));
    }

    private static Schema definition() {
        return version(
                        Schema.object()
                                .with("kind", Schema.ref(KIND))
                                .with(
                                        "name",
                                        Schema.string()
                                                .describedAs(
                                                        "At its server: a name, an address or a"
                                                                + " template of addresses."))
                                .with("state", Schema.ref(STATE)))
                .optional(
                        "approved",
                        version(Schema.object())
                                .describedAs(
                                        "What was approved last under this name; absent if the"
                                                + " definition is offered."));
    }

    private static Schema version(Schema of) {
        return of.with("hash", hash())
                .with("definition", Schema.object().open().describedAs("As its server lists it."));
    }

    private static Schema hash() {
        return Schema.string()
                .matching("[0-9a-f]{64}")
                .describedAs("SHA-256 of the definition, whatever the order of its fields.");
    }
}
