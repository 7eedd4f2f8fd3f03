package dev.switchboard.router.server;

import dev.switchboard.model.json.Json;
import dev.switchboard.model.problem.Excerpt;
import dev.switchboard.router.primitive.CallToolResult;
import dev.switchboard.router.primitive.RequestContext;
import dev.switchboard.router.protocol.ErrorCode;
import dev.switchboard.router.protocol.McpException;
import dev.switchboard.router.server.MethodHandler.Answer;
import dev.switchboard.router.server.Offered.OfferedTool;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The methods on tools (MCP 2026-07-28, Tools). */
final class ToolMethods {

    private ToolMethods() {}

    static Answer list(Offered offered, ObjectNode params) {
        return new Answer(
                ListedPage.of("tools", offered.listedTools(), params), McpServer.LISTS_FRESH);
    }

    static Answer call(Offered offered, ObjectNode params, RequestContext context)
            throws InterruptedException {
        String name = params.path("name").asString("");
        OfferedTool found = offered.tool(name);
        if (found == null) {
            throw invalid("Unknown tool: " + Excerpt.of(name));
        }
        CallToolResult result = found.tool().call(arguments(params), context);
        return new Answer(result.json(), null);
    }

    private static ObjectNode arguments(ObjectNode params) {
        return switch (params.get("arguments")) {
            case null -> Json.MAPPER.createObjectNode();
            case ObjectNode arguments -> arguments;
            case JsonNode _ -> throw invalid("params.arguments must be a JSON object");
        };
    }

    private static McpException invalid(String message) {
        return new McpException(ErrorCode.INVALID_PARAMS, message).inAnswer();
    }
}
