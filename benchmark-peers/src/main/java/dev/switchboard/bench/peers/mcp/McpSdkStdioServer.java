package dev.switchboard.bench.peers.mcp;

import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;

/** The SDK's server with the same tool on its standard input and output. */
public final class McpSdkStdioServer {

    private McpSdkStdioServer() {}

    /** Serves until its input ends. */
    public static void main(String[] args) throws InterruptedException {
        McpServer.sync(new StdioServerTransportProvider(McpJsonDefaults.getMapper()))
                .serverInfo(McpSdkServer.NAME, McpSdkServer.VERSION)
                .capabilities(McpSdkServer.capabilities())
                .immediateExecution(true)
                .tools(
                        McpServerFeatures.SyncToolSpecification.builder()
                                .tool(McpSdkServer.TOOL)
                                .callHandler((_, _) -> McpSdkServer.result())
                                .build())
                .build();
    }
}
