package dev.switchboard.router.upstream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.switchboard.model.json.Json;
import dev.switchboard.router.outbound.OutboundUrl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An MCP server over HTTP that does what tests want. It has a tool {@code echo}; all else is what
 * {@link #on} says.
 */
public final class StubMcpServer implements AutoCloseable {

    /** What a server speaks. */
    enum Speaks {
        STATELESS,
        SESSION,
        /** HTTP+SSE. */
        SSE
    }

    /** What to do with a request. */
    interface Behaviour {
        void answer(StubCall call) throws IOException, InterruptedException;
    }

    /**
     * A request that came.
     *
     * @param method of JSON-RPC, or of HTTP where there is no body
     */
    record Seen(String method, com.sun.net.httpserver.Headers headers, JsonNode message) {
        @Nullable String header(String name) {
            return headers.getFirst(name);
        }
    }

    private final Speaks speaks;
    private final Map<String, Deque<Behaviour>> behaviours = new ConcurrentHashMap<>();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final Set<String> sessions = ConcurrentHashMap.newKeySet();
    private final List<StubCall> streams = new CopyOnWriteArrayList<>();
    private ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server;

    StubMcpServer(Speaks speaks) {
        this.speaks = speaks;
        this.server = listen(0);
    }

    private HttpServer listen(int port) {
        try {
            HttpServer next =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            next.setExecutor(threads);
            next.createContext("/", this::handle);
            next.start();
            return next;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    OutboundUrl url() {
        return OutboundUrl.parse(
                "http://127.0.0.1:%d/%s".formatted(port(), speaks == Speaks.SSE ? "sse" : "mcp"));
    }

    /**
     * Says what to do with requests from now on: the first with the first of them, and so on; the
     * last stays.
     *
     * @param method of JSON-RPC, or of HTTP where there is no body
     */
    StubMcpServer on(String method, Behaviour... behaviour) {
        behaviours.put(method, new ArrayDeque<>(List.of(behaviour)));
        return this;
    }

    /** Requests of a method that came, in their order. */
    List<Seen> seen(String method) {
        return seen.stream().filter(it -> it.method().equals(method)).toList();
    }

    /** The methods of all requests that came, in their order. */
    List<String> methods() {
        return seen.stream().map(Seen::method).toList();
    }

    /** The open streams for what belongs to no request. */
    List<StubCall> streams() {
        return streams;
    }

    void loseSessions() {
        sessions.clear();
    }

    /** Ends all connections and forgets all, as a process that starts again. */
    void restart() {
        int port = port();
        stop();
        loseSessions();
        streams.clear();
        threads = Executors.newVirtualThreadPerTaskExecutor();
        server = listen(port);
    }

    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            JsonNode message =
                    body.length == 0 ? Json.MAPPER.createObjectNode() : Json.MAPPER.readTree(body);
            String method = message.path("method").asString(exchange.getRequestMethod());
            method = message.has("id") && !message.has("method") ? "response" : method;
            seen.add(new Seen(method, exchange.getRequestHeaders(), message));
            StubCall call = new StubCall(exchange, message, speaks == Speaks.SSE ? streams : null);
            if (isKnown(call, method)) {
                behaviour(method).answer(call);
            } else {
                call.status(
                        404,
                        "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32001,"
                                + "\"message\":\"Session not found\"}}");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isKnown(StubCall call, String method) {
        String session = call.header("Mcp-Session-Id");
        return session == null || sessions.contains(session) || method.equals("initialize");
    }

    private Behaviour behaviour(String method) {
        Deque<Behaviour> given = behaviours.get(method);
        if (given == null) {
            return usual(method);
        }
        synchronized (given) {
            return given.size() > 1 ? given.removeFirst() : given.getFirst();
        }
    }

    /** What a server does that is as it should be. */
    Behaviour usual(String method) {
        return switch (method) {
            case "GET" -> this::stream;
            case "DELETE" ->
                    call -> {
                        sessions.remove(call.header("Mcp-Session-Id"));
                        call.status(204, "");
                    };
            case "server/discover" -> this::discover;
            case "initialize" -> this::initialize;
            case "tools/call" ->
                    call -> call.text(call.message().at("/params/arguments/text").asString(""));
            case "response" -> call -> call.status(202, "");
            default ->
                    method.startsWith("notifications/")
                            ? call -> call.status(202, "")
                            : call -> call.error(404, -32601, "Method not found");
        };
    }

    private void stream(StubCall call) throws IOException, InterruptedException {
        if (speaks == Speaks.STATELESS) {
            call.status(405, "");
            return;
        }
        call.open();
        streams.add(call);
        if (speaks == Speaks.SSE) {
            call.raw("event: endpoint\ndata: /messages?sessionId=1\n\n");
        }
        call.awaitEnd();
        streams.remove(call);
    }

    private void discover(StubCall call) throws IOException {
        if (speaks == Speaks.STATELESS) {
            call.result(
                    """
                    {"supportedVersions": ["2026-07-28"], "capabilities": {"tools": {}}}\
                    """);
        } else {
            call.status(speaks == Speaks.SSE ? 404 : 400, "<html>no</html>");
        }
    }

    private void initialize(StubCall call) throws IOException {
        if (speaks == Speaks.STATELESS) {
            call.error(400, -32022, "Unsupported protocol version");
            return;
        }
        if (speaks == Speaks.SSE && call.path().equals("/sse")) {
            call.status(404, "Cannot POST /sse");
            return;
        }
        begin(call, "{\"tools\": {}}");
    }

    /** Begins a session. */
    void begin(StubCall call, String capabilities) throws IOException {
        if (speaks == Speaks.SESSION) {
            String session = UUID.randomUUID().toString();
            sessions.add(session);
            call.header("Mcp-Session-Id", session);
        }
        call.result(
                """
                {"protocolVersion": "2025-06-18", "capabilities": %s,
                 "serverInfo": {"name": "stub", "version": "1"}}\
                """
                        .formatted(capabilities));
    }

    @Override
    public void close() {
        stop();
    }

    /** The message of a notification. */
    static String notification(String method, ObjectNode params) {
        ObjectNode message = Json.MAPPER.createObjectNode().put("jsonrpc", "2.0");
        message.put("method", method).set("params", params);
        return message.toString();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
