package dev.switchboard.router.flag;

/** What the description of the API shows. */
final class FlagExamples {

    static final String FLAG =
            """
            {"name": "MCP_GATEWAY", "enabled": false, "default": true, "owner": "router",
             "gates": "the MCP endpoints /mcp and /sse", "source": "override",
             "changed_at": "2024-01-01T12:00:00Z", "changed_by": "on-call"}\
            """;

    static final String FLAGS =
            """
            {"data": [{"name": "MCP_GATEWAY", "enabled": true, "default": true,
             "owner": "router", "gates": "the MCP endpoints /mcp and /sse",
             "source": "default"}]}\
            """;

    static final String CHANGE =
            """
            {"enabled": false, "changed_by": "on-call"}\
            """;

    private FlagExamples() {}
}
