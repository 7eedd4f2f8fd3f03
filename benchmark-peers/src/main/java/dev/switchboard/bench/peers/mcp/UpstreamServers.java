package dev.switchboard.bench.peers.mcp;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Many MCP servers of revision 2026-07-28 in one process, as few as possible instructions each, to
 * be put behind a router. The path says which: {@code /mcp/fast/N} has the tool that is called,
 * {@code /mcp/many/N} 20 tools, {@code /mcp/hanging/N} never answers a call.
 */
public final class UpstreamServers extends HttpServlet {

    private static final long serialVersionUID = 1;

    private static final String VERSION = "2026-07-28";
    private static final int MANY = 20;
    private static final long LISTS_LAST = Duration.ofHours(1).toMillis();
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Serves on a port that the system chooses. */
    public static void main(String[] args) throws IOException {
        JettyServer.serve(new UpstreamServers());
    }

    @Override
    protected void doPost(HttpServletRequest http, HttpServletResponse response)
            throws IOException {
        JsonNode request = JSON.readTree(http.getInputStream().readAllBytes());
        if (!request.has("id")) {
            response.setStatus(HttpServletResponse.SC_ACCEPTED);
            return;
        }
        ObjectNode answer = JSON.createObjectNode().put("jsonrpc", "2.0");
        answer.set("id", request.get("id"));
        String path = http.getPathInfo();
        switch (request.path("method").asString()) {
            case "server/discover" -> discovered(answer.putObject("result"));
            case "tools/list" -> tools(answer.putObject("result"), path);
            case "tools/call" -> {
                if (path.startsWith("/hanging/")) {
                    hang();
                }
                called(answer.putObject("result"));
            }
            default -> {
                response.setStatus(HttpServletResponse.SC_NOT_FOUND);
                answer.putObject("error").put("code", -32601).put("message", "unknown method");
            }
        }
        byte[] bytes = JSON.writeValueAsBytes(answer);
        response.setContentType("application/json");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private static void discovered(ObjectNode result) {
        result.put("resultType", "complete").putArray("supportedVersions").add(VERSION);
        result.putObject("capabilities").putObject("tools");
        result.putObject("serverInfo").put("name", "upstream").put("version", "1");
        cached(result);
    }

    private static void tools(ObjectNode result, String path) {
        result.put("resultType", "complete");
        ArrayNode tools = result.putArray("tools");
        if (path.startsWith("/many/")) {
            for (int i = 0; i < MANY; i++) {
                tool(tools, "tool_" + i, "Reads the values of sensor %d of a site.".formatted(i));
            }
        } else {
            tool(tools, "test_simple_text", "Answers with a text.");
        }
        cached(result);
    }

    private static void tool(ArrayNode tools, String name, String description) {
        ObjectNode schema =
                tools.addObject()
                        .put("name", name)
                        .put("description", description)
                        .putObject("inputSchema");
        schema.put("type", "object")
                .putObject("properties")
                .putObject("from")
                .put("type", "string");
    }

    private static void called(ObjectNode result) {
        result.put("resultType", "complete")
                .putArray("content")
                .addObject()
                .put("type", "text")
                .put("text", "This is a simple text response for testing.");
        result.put("isError", false);
    }

    private static void cached(ObjectNode result) {
        result.put("ttlMs", LISTS_LAST).put("cacheScope", "public");
    }

    /** Longer than any caller waits. */
    private static void hang() throws IOException {
        try {
            Thread.sleep(Duration.ofMinutes(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
