package dev.switchboard.cli.mcp;

import java.util.Map;
import java.util.Set;

/** What is known here of the methods of MCP, in all revisions. */
final class Methods {

    static final String CALL_TOOL = "tools/call";
    static final String LIST_TOOLS = "tools/list";
    static final String INITIALIZED = "notifications/initialized";
    static final String CANCELLED = "notifications/cancelled";
    static final String SET_LEVEL = "logging/setLevel";
    static final String SUBSCRIBE = "resources/subscribe";
    static final String UNSUBSCRIBE = "resources/unsubscribe";

    /** Those that ask for something or set what is set already; tools may do anything. */
    static final Set<String> REPEATABLE =
            Set.of(
                    ClientMessage.INITIALIZE,
                    "ping",
                    "server/discover",
                    LIST_TOOLS,
                    "prompts/list",
                    "prompts/get",
                    "resources/list",
                    "resources/templates/list",
                    "resources/read",
                    "completion/complete",
                    SUBSCRIBE,
                    UNSUBSCRIBE,
                    SET_LEVEL);

    /** The field of params that the header {@code Mcp-Name} repeats, by method. */
    static final Map<String, String> NAMED =
            Map.of(CALL_TOOL, "name", "prompts/get", "name", "resources/read", "uri");

    private Methods() {}
}
