package dev.switchboard.cli.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.switchboard.model.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An MCP endpoint that answers as it is told, and remembers what was asked. */
final class StubEndpoint implements AutoCloseable {

    /**
     * What was asked.
     *
     * @param headers by name in lower case
     */
    record Call(String http, Map<String, String> headers, String body) {

        JsonNode json() {
            return Json.MAPPER.readTree(body);
        }

        /** The method of MCP; that of HTTP where there is no message. */
        String method() {
            return body.isEmpty() ? http : json().path("method").asString("response");
        }

        @Nullable String header(String name) {
            return headers.get(name.toLowerCase(Locale.ROOT));
        }

        /** A response with that result. */
        String result(String result) {
            return "{\"jsonrpc\":\"2.0\",\"id\":%s,\"result\":%s}"
                    .formatted(json().path("id"), result);
        }

        /** A response with an error of that code. */
        String error(int code) {
            return "{\"jsonrpc\":\"2.0\",\"id\":%s,\"error\":{\"code\":%d,\"message\":\"no\"}}"
                    .formatted(json().path("id"), code);
        }
    }

    interface Behaviour {
        void answer(Call call, Reply reply) throws Exception;
    }

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private volatile Behaviour behaviour;

    StubEndpoint(Behaviour behaviour) throws IOException {
        this.behaviour = behaviour;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Behaves so from now on. */
    void behave(Behaviour other) {
        behaviour = other;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new TreeMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) ->
                            headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            Call call = new Call(exchange.getRequestMethod(), headers, body);
            calls.add(call);
            behaviour.answer(call, new Reply(exchange));
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:%d/mcp".formatted(server.getAddress().getPort());
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    /** The methods of what was asked, in order. */
    List<String> methods() {
        return calls.stream().map(Call::method).toList();
    }

    /** All calls of that method. */
    List<Call> calls(String method) {
        return calls.stream().filter(call -> call.method().equals(method)).toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** Answers one call. */
    static final class Reply {

        private final HttpExchange exchange;
        private final List<String> fields = new ArrayList<>();

        Reply(HttpExchange exchange) {
            this.exchange = exchange;
        }

        Reply with(String header, String value) {
            exchange.getResponseHeaders().set(header, value);
            return this;
        }

        void status(int status) throws IOException {
            exchange.sendResponseHeaders(status, -1);
        }

        void json(int status, String body) throws IOException {
            with("Content-Type", "application/json").text(status, body);
        }

        void text(int status, String body) throws IOException {
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }

        /** Begins a stream of events. */
        Reply events() throws IOException {
            with("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            return this;
        }

        /** Lines before the data of the next event. */
        Reply field(String line) {
            fields.add(line);
            return this;
        }

        Reply event(String data) throws IOException {
            StringBuilder event = new StringBuilder();
            fields.forEach(line -> event.append(line).append('\n'));
            fields.clear();
            data.lines().forEach(line -> event.append("data: ").append(line).append('\n'));
            exchange.getResponseBody()
                    .write((event + (data.isEmpty() ? "data:\n\n" : "\n")).getBytes(UTF_8));
            exchange.getResponseBody().flush();
            return this;
        }

        /** Whether the client still reads: what means nothing is written to find out. */
        boolean isRead() {
            try {
                exchange.getResponseBody().write(":\n\n".getBytes(UTF_8));
                exchange.getResponseBody().flush();
                return true;
            } catch (IOException e) {
                return false;
            }
        }
    }
}
