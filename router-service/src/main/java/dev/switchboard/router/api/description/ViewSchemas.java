package dev.switchboard.router.api.description;

import dev.switchboard.model.schema.NamedSchemas;
import dev.switchboard.model.schema.Schema;
import java.util.Map;

/** Schemas of views. */
public final class ViewSchemas {

    static final String VIEWS = "McpViews";
    static final String VIEW = "McpView";
    static final String REQUEST = "McpViewRequest";

    private static final String BEGIN =
            """
            {"name": "analysts", "path": "/mcp/views/analysts",
             "description": "Weather for analysts.", "servers": ["weather", "switchboard"],
             "tools": {"include": ["weather__*", "contracts_status"], "exclude": ["*_admin"],
              "rename": {"weather__forecast": "forecast"}},
             "prompts": {"exclude": ["*"]}, "resources": {"include": ["weather+https://*"]},
             "changed_at": "2026-01-01T12:00:00Z", "changed_by": "on-call"\
            """;

    static final String VIEW_EXAMPLE = BEGIN + "}";
    static final String VIEWS_EXAMPLE = "{\"data\": [" + BEGIN + "}]}";

    static final String REQUEST_EXAMPLE =
            """
            {"description": "Weather for analysts.", "servers": ["weather", "switchboard"],
             "tools": {"include": ["weather__*", "contracts_status"], "exclude": ["*_admin"],
              "rename": {"weather__forecast": "forecast"}},
             "prompts": {"exclude": ["*"]}, "changed_by": "on-call"}\
            """;

    private ViewSchemas() {}

    /**
     * @param longestDescription in characters
     * @param longestPattern in characters
     * @param name what new names match
     */
    public static NamedSchemas all(int longestDescription, int longestPattern, String name) {
        return new NamedSchemas(
                Map.of(
                        VIEWS,
                        Schema.object()
                                .with(
                                        "data",
                                        Schema.array(Schema.ref(VIEW))
                                                .describedAs("In the order of their names.")),
                        VIEW,
                        view(longestDescription, longestPattern, name),
                        REQUEST,
                        request(longestDescription, longestPattern, name)));
    }

    private static Schema view(int longestDescription, int longestPattern, String name) {
        return chosen(
                        Schema.object()
                                .with("name", Schema.ref(ServerSchemas.NAME))
                                .with(
                                        "path",
                                        Schema.string()
                                                .describedAs("Of its MCP endpoint.")
                                                .example("/mcp/views/analysts")),
                        longestDescription,
                        longestPattern,
                        name)
                .with("changed_at", Schema.string().format("date-time"))
                .optional("changed_by", ServerSchemas.changedBy());
    }

    private static Schema request(int longestDescription, int longestPattern, String name) {
        Schema read = Schema.anything().describedAs("As read; not taken.");
        return chosen(
                        Schema.object().optional("name", Schema.ref(ServerSchemas.NAME)),
                        longestDescription,
                        longestPattern,
                        name)
                .optional("path", read)
                .optional("changed_at", read)
                .optional("changed_by", ServerSchemas.changedBy())
                .closed();
    }

    private static Schema chosen(
            Schema view, int longestDescription, int longestPattern, String name) {
        Schema patterns =
                Schema.array(
                        Schema.string()
                                .characters(1, longestPattern)
                                .describedAs("A name at /mcp; * stands for any text."));
        Schema names =
                Schema.object()
                        .optional("include", patterns)
                        .optional("exclude", patterns)
                        .optional(
                                "rename",
                                Schema.object()
                                        .open()
                                        .describedAs(
                                                "New names by those at /mcp; each matches %s."
                                                        .formatted(name)))
                        .closed();
        Schema addresses =
                Schema.object()
                        .optional("include", patterns)
                        .optional("exclude", patterns)
                        .closed();
        return view.optional(
                        "description",
                        Schema.string()
                                .characters(0, longestDescription)
                                .describedAs("For models: the instructions of the endpoint."))
                .optional(
                        "servers",
                        Schema.array(Schema.ref(ServerSchemas.NAME))
                                .describedAs(
                                        "Those that appear; switchboard for the router's own tools."
                                                + " Absent: all."))
                .optional("tools", names)
                .optional("prompts", names)
                .optional("resources", addresses);
    }
}
