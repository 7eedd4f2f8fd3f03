package dev.switchboard.router.gateway;

import dev.switchboard.model.contract.Json;
import dev.switchboard.model.problem.Excerpt;
import dev.switchboard.router.primitive.Tool;
import dev.switchboard.router.protocol.ErrorCode;
import dev.switchboard.router.protocol.McpException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The tools of this server, always in the same order (MCP 2026-07-28, Tools). Any thread. */
final class Tools {

    private final Map<String, Tool> byName = new TreeMap<>();

    /**
     * @throws IllegalArgumentException when two have the same name
     */
    Tools(Collection<Tool> tools) {
        for (Tool tool : tools) {
            if (byName.put(tool.name(), tool) != null) {
                throw new IllegalArgumentException("two tools are named " + tool.name());
            }
        }
    }

    /** All of them on one page. */
    ObjectNode list(ObjectNode params) {
        if (params.has("cursor")) {
            throw invalid("Unknown cursor: this list has one page; leave the cursor out");
        }
        ObjectNode result = Json.MAPPER.createObjectNode();
        ArrayNode list = result.putArray("tools");
        byName.values().forEach(tool -> list.add(tool.definition()));
        return result;
    }

    ObjectNode call(ObjectNode params) throws InterruptedException {
        String name = params.path("name").asString("");
        Tool tool = byName.get(name);
        if (tool == null) {
            throw invalid("Unknown tool: " + Excerpt.of(name));
        }
        return switch (params.get("arguments")) {
            case null -> tool.call(Json.MAPPER.createObjectNode()).json();
            case ObjectNode arguments -> tool.call(arguments).json();
            case JsonNode _ -> throw invalid("params.arguments must be a JSON object");
        };
    }

    private static McpException invalid(String message) {
        return new McpException(ErrorCode.INVALID_PARAMS, message).inAnswer();
    }
}
