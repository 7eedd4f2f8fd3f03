package dev.switchboard.router;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.McpClient.Answer;
import dev.switchboard.testkit.client.EventClient;
import java.net.http.HttpRequest;
import tools.jackson.databind.node.ObjectNode;

/** Talks to an MCP endpoint in a session, as clients of the revisions before 2026-07-28 do. */
public final class SessionClient {

    private final McpClient http;
    private final String id;

    public SessionClient(McpClient http, String id) {
        this.http = http;
        this.id = id;
    }

    /** Begins a session. */
    public static SessionClient begin(McpClient http, String version, String capabilities) {
        Answer answer = http.send(http.post(initialize(version, capabilities).toString()));
        if (answer.status() != 200) {
            throw new AssertionError(answer.response().body());
        }
        return new SessionClient(
                http, answer.response().headers().firstValue("mcp-session-id").orElseThrow());
    }

    /** The same session by way of another endpoint. */
    public SessionClient through(McpClient other) {
        return new SessionClient(other, id);
    }

    /** The message that begins one. */
    public static ObjectNode initialize(String version, String capabilities) {
        ObjectNode message = message("initialize");
        ObjectNode params = (ObjectNode) message.get("params");
        params.put("protocolVersion", version)
                .set("capabilities", Json.MAPPER.readTree(capabilities));
        params.putObject("clientInfo").put("name", "test").put("version", "1");
        return message;
    }

    public static ObjectNode message(String method) {
        ObjectNode message = Json.MAPPER.createObjectNode();
        message.put("jsonrpc", "2.0").put("id", 1).put("method", method).putObject("params");
        return message;
    }

    /** A call of a tool without arguments. */
    public static ObjectNode call(String tool) {
        ObjectNode message = message("tools/call");
        ((ObjectNode) message.get("params")).put("name", tool).putObject("arguments");
        return message;
    }

    public String id() {
        return id;
    }

    public Answer send(ObjectNode message) {
        return http.send(post(message.toString()));
    }

    /** Sends a message, and reads the answer as it comes. */
    public EventClient stream(ObjectNode message) {
        return http.stream(post(message.toString()));
    }

    /** A POST with the headers that it must have. */
    public HttpRequest.Builder post(String body) {
        return http.post(body).header("Mcp-Session-Id", id);
    }

    /** Any other request with the headers that it must have. */
    public HttpRequest.Builder request() {
        return http.request().header("Accept", "text/event-stream").header("Mcp-Session-Id", id);
    }

    /** Opens the stream for what belongs to no request. */
    public EventClient listen() {
        return http.stream(request().GET());
    }

    /** Comes back to a stream. */
    public EventClient resume(String lastEventId) {
        return http.stream(request().header("Last-Event-ID", lastEventId).GET());
    }
}
