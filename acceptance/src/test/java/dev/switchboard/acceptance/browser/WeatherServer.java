package dev.switchboard.acceptance.browser;

import dev.switchboard.testkit.StubServer;
import dev.switchboard.testkit.StubServer.Reply;
import dev.switchboard.testkit.StubServer.Request;
import java.io.IOException;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An MCP server (revision 2025-11-25) with a tool that can be changed. */
final class WeatherServer implements AutoCloseable {

    static final String DESCRIPTION = "Tells the weather of a city.";

    private static final JsonMapper JSON = new JsonMapper();
    private static final String CITY_ONLY =
            """
            {"type": "object", "required": ["city"], "properties": {
              "city": {"type": "string", "description": "Of which city."},
              "days": {"type": "integer"}, "unit": {"enum": ["celsius", "fahrenheit"]},
              "detailed": {"type": "boolean"},
              "hours": {"type": "array", "items": {"type": "integer"}},
              "place": {"type": "object", "properties": {"lat": {"type": "number"}}},
              "other": {}}}\
            """;

    private final StubServer server = new StubServer(this::answer);
    private volatile String description = DESCRIPTION;

    WeatherServer() throws IOException {}

    String url() {
        return server.url() + "/mcp";
    }

    /** What the tool says of itself when it is listed next. */
    void describe(String description) {
        this.description = description;
    }

    private Reply answer(Request request) {
        if (!request.method().equals("POST")) {
            return new Reply(405, Map.of(), "");
        }
        JsonNode message = JSON.readTree(request.body());
        if (!message.has("id")) {
            return new Reply(202, Map.of(), "");
        }
        ObjectNode answer = JSON.createObjectNode().put("jsonrpc", "2.0");
        answer.set("id", message.get("id"));
        ObjectNode result = answer.putObject("result");
        switch (message.get("method").asString()) {
            case "initialize" -> {
                result.put("protocolVersion", "2025-11-25");
                result.putObject("capabilities").putObject("tools");
                result.putObject("serverInfo").put("name", "weather").put("version", "1");
            }
            case "tools/list" -> {
                ObjectNode tool = result.putArray("tools").addObject();
                tool.put("name", "forecast").put("description", description);
                tool.set("inputSchema", JSON.readTree(CITY_ONLY));
            }
            case "tools/call" -> {
                JsonNode arguments = message.at("/params/arguments");
                ArrayNode content = result.putArray("content");
                content.addObject().put("type", "text").put("text", "sunny: " + arguments);
                result.put("isError", arguments.path("city").asString("").equals("nowhere"));
            }
            default -> {
                answer.remove("result");
                answer.putObject("error").put("code", -32601).put("message", "no such method");
            }
        }
        return new Reply(200, Map.of("Content-Type", "application/json"), answer.toString());
    }

    @Override
    public void close() {
        server.close();
    }
}
