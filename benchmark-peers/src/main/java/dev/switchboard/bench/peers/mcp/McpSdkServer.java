package dev.switchboard.bench.peers.mcp;

import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures;
import io.modelcontextprotocol.server.McpStatelessServerFeatures;
import io.modelcontextprotocol.server.transport.HttpServletStatelessServerTransport;
import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.util.Map;

/**
 * A server of the MCP Java SDK with one tool, the same one that ours is called for. Tools run in
 * the thread that serves the request, the faster of the two ways that the SDK has.
 */
public final class McpSdkServer {

    static final String NAME = "peer";
    static final String VERSION = "1";

    /** The same for both transports. */
    static final Tool TOOL =
            Tool.builder("test_simple_text", Map.of("type", "object", "properties", Map.of()))
                    .description("Answers with a text.")
                    .build();

    private McpSdkServer() {}

    /** {@code session} for streamable HTTP with sessions, {@code stateless} for none. */
    public static void main(String[] args) throws IOException {
        JettyServer.serve(args[0].equals("stateless") ? stateless() : inSessions());
    }

    private static HttpServlet inSessions() {
        var transport = HttpServletStreamableServerTransportProvider.builder().build();
        McpServer.sync(transport)
                .serverInfo(NAME, VERSION)
                .capabilities(capabilities())
                .immediateExecution(true)
                .tools(
                        McpServerFeatures.SyncToolSpecification.builder()
                                .tool(TOOL)
                                .callHandler((_, _) -> result())
                                .build())
                .build();
        return transport;
    }

    private static HttpServlet stateless() {
        var transport = HttpServletStatelessServerTransport.builder().build();
        McpServer.sync(transport)
                .serverInfo(NAME, VERSION)
                .capabilities(capabilities())
                .immediateExecution(true)
                .tools(
                        McpStatelessServerFeatures.SyncToolSpecification.builder()
                                .tool(TOOL)
                                .callHandler((_, _) -> result())
                                .build())
                .build();
        return transport;
    }

    static ServerCapabilities capabilities() {
        return ServerCapabilities.builder().tools(true).build();
    }

    static CallToolResult result() {
        return CallToolResult.builder()
                .addTextContent("This is a simple text response for testing.")
                .isError(false)
                .build();
    }
}
