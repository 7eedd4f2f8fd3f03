package dev.switchboard.router;

import dev.switchboard.model.json.Json;
import dev.switchboard.testkit.client.EventClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Talks to an MCP endpoint as clients of the stateless era do, or otherwise. */
public final class McpClient {

    private static final String VERSION = "2026-07-28";
    private static final String DATA = "data: ";

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI endpoint;

    public McpClient(int port) {
        this(URI.create("http://127.0.0.1:%d/mcp".formatted(port)));
    }

    private McpClient(URI endpoint) {
        this.endpoint = endpoint;
    }

    /** The same for an endpoint below this one, such as {@code /servers/files}. */
    public McpClient below(String path) {
        return new McpClient(URI.create(endpoint + path));
    }

    /** An answer, and its body as JSON. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        /** The body, or the last message of a stream: an answer that takes its time becomes one. */
        public JsonNode json() {
            String body = response.body();
            int last = body.lastIndexOf(DATA);
            return Json.MAPPER.readTree(
                    body.startsWith("{") || last < 0
                            ? body
                            : body.substring(last + DATA.length()).lines().findFirst().orElse(""));
        }

        /** The code of the error that it is; 0 if it is none. */
        public int errorCode() {
            return json().at("/error/code").asInt(0);
        }

        public String errorMessage() {
            return json().at("/error/message").asString("");
        }
    }

    public int port() {
        return endpoint.getPort();
    }

    /** A request's body. */
    public static ObjectNode message(String method) {
        ObjectNode message = Json.MAPPER.createObjectNode();
        message.put("jsonrpc", "2.0").put("id", 1).put("method", method);
        ObjectNode meta = message.putObject("params").putObject("_meta");
        meta.put("io.modelcontextprotocol/protocolVersion", VERSION);
        meta.putObject("io.modelcontextprotocol/clientInfo")
                .put("name", "test")
                .put("version", "1");
        meta.putObject("io.modelcontextprotocol/clientCapabilities");
        return message;
    }

    /** The body of a call of a tool. */
    public static ObjectNode call(String tool, String arguments) {
        ObjectNode message = message("tools/call");
        ObjectNode params = (ObjectNode) message.get("params");
        params.put("name", tool).set("arguments", Json.MAPPER.readTree(arguments));
        return message;
    }

    /** Sends a request with the headers that it must have. */
    public Answer send(ObjectNode message) {
        HttpRequest.Builder request =
                post(message.toString())
                        .header("MCP-Protocol-Version", VERSION)
                        .header("Mcp-Method", message.get("method").asString());
        JsonNode name = message.at("/params/name");
        return send(name.isString() ? request.header("Mcp-Name", name.asString()) : request);
    }

    /** Sends a request, and reads the answer as it comes. */
    public EventClient stream(ObjectNode message) {
        HttpRequest.Builder request =
                post(message.toString())
                        .header("MCP-Protocol-Version", VERSION)
                        .header("Mcp-Method", message.get("method").asString());
        JsonNode name = message.at("/params/name");
        return stream(name.isString() ? request.header("Mcp-Name", name.asString()) : request);
    }

    /** Sends a request, and reads the answer as it comes. */
    public EventClient stream(HttpRequest.Builder request) {
        try {
            return EventClient.of(http.send(request.build(), BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** A request that says what is sent and wanted, and nothing else. */
    public HttpRequest.Builder post(String body) {
        return request()
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(BodyPublishers.ofString(body));
    }

    public HttpRequest.Builder request() {
        return HttpRequest.newBuilder(endpoint);
    }

    /** A request of another path. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(endpoint.resolve(path));
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
