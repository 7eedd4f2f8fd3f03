package dev.switchboard.router.api.description;

import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.model.schema.NamedSchemas;
import dev.switchboard.model.schema.Schema;
import java.util.Map;

/** Schemas of tools and their calls. */
public final class ToolSchemas {

    static final String LIMIT = "McpToolLimit";
    static final String TOOLS = "McpTools";
    static final String CALL = "McpToolCall";
    static final String TOOL = "McpTool";
    static final String RESULT = "McpToolResult";
    static final String FAILURE = "McpToolFailure";

    static final String TOOL_EXAMPLE =
            """
            {"name": "weather__forecast", "server": "weather", "original_name": "forecast",
             "title": "Forecast", "description": "The weather of a city.",
             "inputSchema": {"type": "object", "properties": {"city": {"type": "string"}}},
             "annotations": {"readOnlyHint": true}}\
            """;

    static final String TOOLS_EXAMPLE =
            "{\"data\": [" + TOOL_EXAMPLE + "], \"next\": \"0.weather__forecast\"}";

    static final String CALL_EXAMPLE =
            """
            {"arguments": {"city": "Chennai"}, "timeout_ms": 10000}\
            """;

    static final String RESULT_EXAMPLE =
            """
            {"content": [{"type": "text", "text": "31 °C"}],
             "structuredContent": {"celsius": 31}, "isError": false}\
            """;

    static final String FAILURE_EXAMPLE =
            """
            {"type": "urn:switchboard:problem:bad-gateway",
             "title": "A server behind this one failed", "status": 502,
             "detail": "no such city", "error": {"code": -32602, "message": "no such city"}}\
            """;

    private ToolSchemas() {}

    /**
     * @param most tools of a page
     * @param usual tools of a page
     * @param longest a call, in milliseconds
     * @param patience the usual limit of a call, in milliseconds
     */
    public static NamedSchemas all(int most, int usual, int longest, int patience) {
        return new NamedSchemas(
                Map.of(
                        LIMIT,
                        Schema.integer().between(1, most).otherwise(usual),
                        TOOLS,
                        Schema.object()
                                .with("data", Schema.array(Schema.ref(TOOL)))
                                .optional(
                                        "next",
                                        Schema.string()
                                                .describedAs(
                                                        "Given as after, pages on; absent at the"
                                                                + " end.")),
                        TOOL,
                        tool(),
                        CALL,
                        Schema.object()
                                .optional(
                                        "arguments",
                                        Schema.object()
                                                .open()
                                                .describedAs("As its inputSchema says; {}."))
                                .optional(
                                        "timeout_ms",
                                        Schema.integer()
                                                .between(1, longest)
                                                .otherwise(patience)
                                                .describedAs("After which it is cancelled."))
                                .closed(),
                        RESULT,
                        Schema.object().open().describedAs("CallToolResult in MCP."),
                        FAILURE,
                        failure()));
    }

    private static Schema tool() {
        return Schema.object()
                .with("name", Schema.string().describedAs("Under which it is called."))
                .with(
                        "server",
                        Schema.string().describedAs("switchboard for the router's own tools."))
                .with("original_name", Schema.string().describedAs("At its server."))
                .optional("title", Schema.string())
                .optional("description", Schema.string())
                .optional("inputSchema", Schema.object().open())
                .optional("outputSchema", Schema.object().open())
                .optional("annotations", Schema.object().open());
    }

    private static Schema failure() {
        return Schema.object()
                .describedAs("What went wrong (RFC 9457), with the error of JSON-RPC.")
                .with("type", Schema.constant(ProblemKind.BAD_GATEWAY.urn()))
                .with("title", Schema.string())
                .with("status", Schema.integer())
                .with("detail", Schema.string())
                .with(
                        "error",
                        Schema.object()
                                .with("code", Schema.integer())
                                .with("message", Schema.string())
                                .optional("data", Schema.anything()));
    }
}
