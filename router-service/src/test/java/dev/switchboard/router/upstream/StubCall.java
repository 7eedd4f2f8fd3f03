package dev.switchboard.router.upstream;

import com.sun.net.httpserver.HttpExchange;
import dev.switchboard.model.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A request to a {@link StubMcpServer}, and the ways to answer it. */
final class StubCall {

    private final HttpExchange exchange;
    private final JsonNode message;
    private final @Nullable List<StubCall> streams;
    private final CountDownLatch end = new CountDownLatch(1);
    private @Nullable OutputStream out;

    /**
     * @param streams where responses go; null if they go into the answer
     */
    StubCall(HttpExchange exchange, JsonNode message, @Nullable List<StubCall> streams) {
        this.exchange = exchange;
        this.message = message;
        this.streams = streams;
    }

    JsonNode message() {
        return message;
    }

    String path() {
        return exchange.getRequestURI().getPath();
    }

    @Nullable String header(String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    void header(String name, String value) {
        exchange.getResponseHeaders().set(name, value);
    }

    void status(int status, String body) throws IOException {
        byte[] bytes = StubMcpServer.utf8(body);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    /** The response with a result, as the transport has it. */
    void result(String result) throws IOException {
        respond(200, response("result", Json.MAPPER.readTree(result)));
    }

    void text(String text) throws IOException {
        result("{\"content\": [{\"type\": \"text\", \"text\": \"%s\"}]}".formatted(text));
    }

    void error(int status, int code, String message) throws IOException {
        ObjectNode error = Json.MAPPER.createObjectNode().put("code", code).put("message", message);
        respond(status, response("error", error));
    }

    private void respond(int status, String response) throws IOException {
        if (streams != null && status == 200) {
            status(202, "Accepted");
            for (StubCall stream : streams) {
                stream.event(response);
            }
        } else {
            header("Content-Type", "application/json; charset=utf-8");
            status(status, response);
        }
    }

    /** A response to this request. */
    String response(String field, JsonNode value) {
        ObjectNode response = Json.MAPPER.createObjectNode().put("jsonrpc", "2.0");
        response.set("id", message.path("id"));
        response.set(field, value);
        return response.toString();
    }

    /** A response with a text. */
    String textResponse(String text) {
        ObjectNode result = Json.MAPPER.createObjectNode();
        result.putArray("content").addObject().put("type", "text").put("text", text);
        return response("result", result);
    }

    /** Begins a stream of events. */
    StubCall open() throws IOException {
        header("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        out = exchange.getResponseBody();
        return raw(": open\n\n");
    }

    /** Sends a message on the stream. */
    StubCall event(String data) throws IOException {
        return raw("event: message\ndata: %s\n\n".formatted(data));
    }

    synchronized StubCall raw(String text) throws IOException {
        OutputStream to = out;
        if (to == null) {
            throw new IOException("no stream was begun");
        }
        to.write(StubMcpServer.utf8(text));
        to.flush();
        return this;
    }

    /** Waits until the stream is ended here or by the client. */
    void awaitEnd() throws InterruptedException {
        while (!end.await(20, java.util.concurrent.TimeUnit.MILLISECONDS)) {
            try {
                raw(":\n");
            } catch (IOException e) {
                return;
            }
        }
    }

    /** Sends a text again and again, until the client leaves. */
    void flood(String text, int times) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        out = exchange.getResponseBody();
        for (int i = 0; i < times; i++) {
            raw(text);
        }
    }

    /** Does not answer until the server is closed. */
    void awaitClosed() throws InterruptedException {
        end.await();
    }

    void end() {
        end.countDown();
    }
}
