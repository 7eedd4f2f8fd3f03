package dev.switchboard.bench.mcp;

import dev.switchboard.bench.scenario.Solo;
import java.util.List;

/** All that is measured of the MCP server. */
public final class Mcp {

    /** Stands for what is measured of the router's own server. */
    public static final String SERVER = "mcp-server";

    /** Stands for what is measured of the servers behind it. */
    public static final String ROUTER = "mcp";

    private Mcp() {}

    /** Of its own server, in the order of the documentation. */
    public static List<Solo> server() {
        return List.of(ToolCalls.solo(), ListenStreams.solo());
    }

    /** Of the servers behind it, in the same order. */
    public static List<Solo> router() {
        return List.of(RoutedCalls.solo(), FailingServers.solo(), LargeCatalog.solo());
    }
}
