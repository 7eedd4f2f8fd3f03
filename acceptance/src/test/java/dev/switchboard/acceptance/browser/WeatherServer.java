package dev.switchboard.acceptance.browser;

import dev.switchboard.testkit.StubServer;
import dev.switchboard.testkit.StubServer.Reply;
import dev.switchboard.testkit.StubServer.Request;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An MCP server (revision 2025-11-25) with a tool, or those that a test gives it. Thread-safe. */
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
    private volatile JsonNode tools = forecast(DESCRIPTION);
    private volatile @Nullable JsonNode result;
    private volatile CountDownLatch released = new CountDownLatch(0);

    WeatherServer() throws IOException {}

    String url() {
        return server.url() + "/mcp";
    }

    /** What the tool says of itself when it is listed next. */
    void describe(String description) {
        tools = forecast(description);
    }

    /** What it lists next, an array of tools. */
    void list(String json) {
        tools = JSON.readTree(json);
    }

    /** What each call is answered from now on, in place of its arguments. */
    void answer(String json) {
        result = JSON.readTree(json);
    }

    /** Leaves calls without an answer until they are released. */
    void hold() {
        released = new CountDownLatch(1);
    }

    void release() {
        released.countDown();
    }

    private static JsonNode forecast(String description) {
        ObjectNode tool = JSON.createObjectNode().put("name", "forecast");
        tool.put("description", description).set("inputSchema", JSON.readTree(CITY_ONLY));
        return JSON.createArrayNode().add(tool);
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
        switch (message.get("method").asString()) {
            case "initialize" -> {
                ObjectNode result = answer.putObject("result");
                result.put("protocolVersion", "2025-11-25");
                result.putObject("capabilities").putObject("tools");
                result.putObject("serverInfo").put("name", "weather").put("version", "1");
            }
            case "tools/list" -> answer.putObject("result").set("tools", tools);
            case "tools/call" -> answer.set("result", called(message.at("/params/arguments")));
            default -> answer.putObject("error").put("code", -32601).put("message", "no method");
        }
        return new Reply(200, Map.of("Content-Type", "application/json"), answer.toString());
    }

    private JsonNode called(JsonNode arguments) {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (result instanceof JsonNode given) {
            return given;
        }
        ObjectNode echo = JSON.createObjectNode();
        echo.putArray("content").addObject().put("type", "text").put("text", "sunny: " + arguments);
        return echo.put("isError", arguments.path("city").asString("").equals("nowhere"));
    }

    @Override
    public void close() {
        release();
        server.close();
    }
}
