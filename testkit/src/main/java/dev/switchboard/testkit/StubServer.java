package dev.switchboard.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers as it is told, and remembers what was asked. */
public final class StubServer implements AutoCloseable {

    public record Request(String method, String path, @Nullable String key, String body) {}

    public record Reply(int status, Map<String, String> headers, String body) {

        private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
        private static final Map<String, String> PROBLEM =
                Map.of("Content-Type", "application/problem+json");

        public static Reply accepted(String messageId) {
            return new Reply(
                    202,
                    JSON,
                    "{\"contract_id\": \"c-42\", \"message_id\": \"%s\"}".formatted(messageId));
        }

        /** A 422 whose location is wrong. */
        public static Reply refused() {
            return new Reply(
                    422,
                    PROBLEM,
                    """
                    {"type": "urn:switchboard:problem:invalid-update", "status": 422,
                     "detail": "The update breaks 1 rule.", "violations": [
                      {"pointer": "/location", "message": "must be one of Chennai, Mumbai",
                       "rejected": "Delhi"}]}
                    """);
        }

        public static Reply busy(int status, int retryAfterSeconds) {
            return new Reply(
                    status,
                    Map.of(
                            "Content-Type",
                            "application/problem+json",
                            "Retry-After",
                            Integer.toString(retryAfterSeconds)),
                    """
                    {"type": "urn:switchboard:problem:unavailable",
                     "detail": "Come back later."}
                    """);
        }
    }

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Function<Request, Reply> behaviour;
    private final HttpServer server;

    public StubServer(Function<Request, Reply> behaviour) throws IOException {
        this.behaviour = behaviour;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** A server that accepts everything. */
    public static StubServer accepting() throws IOException {
        return new StubServer(_ -> Reply.accepted("contracts-0-1"));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request =
                    new Request(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().toString(),
                            exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8));
            requests.add(request);
            Reply reply = behaviour.apply(request);
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
