package dev.switchboard.bench.mcp;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/** Sessions at an MCP server, until they are closed. One thread. */
final class McpSessions implements AutoCloseable {

    private static final String SESSION = "Mcp-Session-Id";
    private static final String INITIALIZE =
            """
            {"jsonrpc":"2.0","id":0,"method":"initialize","params":{\
            "protocolVersion":"2025-11-25","capabilities":{},\
            "clientInfo":{"name":"bench","version":"1"}}}\
            """;
    private static final String INITIALIZED =
            "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}";

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI endpoint;
    private final List<String> ids = new ArrayList<>();

    private McpSessions(int port, String path) {
        endpoint = URI.create("http://127.0.0.1:%d%s".formatted(port, path));
    }

    /** Begins so many. */
    static McpSessions begin(int port, String path, int number) throws IOException {
        McpSessions sessions = new McpSessions(port, path);
        for (int i = 0; i < number; i++) {
            sessions.begin();
        }
        return sessions;
    }

    /** What names them. */
    List<String> ids() {
        return ids;
    }

    private void begin() throws IOException {
        HttpResponse<String> answer =
                send(message().POST(BodyPublishers.ofString(INITIALIZE)).build());
        String id =
                answer.headers()
                        .firstValue(SESSION)
                        .orElseThrow(() -> new IOException("no session: " + answer.body()));
        ids.add(id);
        send(message().header(SESSION, id).POST(BodyPublishers.ofString(INITIALIZED)).build());
    }

    private HttpRequest.Builder message() {
        return HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream");
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        try (http) {
            for (String id : ids) {
                send(message().header(SESSION, id).DELETE().build());
            }
        }
    }
}
