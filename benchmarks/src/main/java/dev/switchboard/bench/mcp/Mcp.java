package dev.switchboard.bench.mcp;

import dev.switchboard.bench.scenario.Solo;
import java.util.List;

/** All that is measured of the MCP server. */
public final class Mcp {

    /** Stands for all of it. */
    public static final String NAME = "mcp-server";

    private Mcp() {}

    /** In the order of the documentation. */
    public static List<Solo> all() {
        return List.of(ToolCalls.solo(), ListenStreams.solo());
    }
}
