package dev.switchboard.bench.browser;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A connection to a browser's DevTools: commands and their answers as JSON over one WebSocket
 * (Chrome DevTools Protocol). One thread calls; events are not read.
 */
final class DevTools implements AutoCloseable {

    private static final long LONGEST_SECONDS = 60;

    private final JsonMapper json = JsonMapper.shared();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;
    private int calls;

    DevTools(URI endpoint) throws IOException {
        socket = await(http.newWebSocketBuilder().buildAsync(endpoint, new Answers()));
    }

    /**
     * Calls a method and waits for its result.
     *
     * @param session which page it is for; null for the browser itself
     * @throws IOException if the browser refuses it, or does not answer within a minute
     */
    JsonNode call(@Nullable String session, String method, Map<String, ?> parameters)
            throws IOException {
        JsonNode answer = await(start(session, method, parameters));
        if (answer.has("error")) {
            throw new IOException(method + ": " + answer.path("error").path("message").asString());
        }
        return answer.path("result");
    }

    /** Calls a method; the answer comes later. */
    CompletableFuture<JsonNode> start(
            @Nullable String session, String method, Map<String, ?> parameters) throws IOException {
        ObjectNode message = json.createObjectNode();
        message.put("id", ++calls)
                .put("method", method)
                .set("params", json.valueToTree(parameters));
        if (session != null) {
            message.put("sessionId", session);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(calls, answer);
        await(socket.sendText(message.toString(), true));
        return answer;
    }

    private static <T> T await(CompletableFuture<T> answer) throws IOException {
        try {
            return answer.get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the browser does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }

    private final class Answers implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                JsonNode message = json.readTree(text.toString());
                text.setLength(0);
                CompletableFuture<JsonNode> answer = waiting.remove(message.path("id").asInt(0));
                if (answer != null) {
                    answer.complete(message);
                }
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            fail(new IOException("the browser closed its DevTools: " + code + " " + reason));
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            fail(error);
        }

        private void fail(Throwable reason) {
            waiting.values().forEach(answer -> answer.completeExceptionally(reason));
        }
    }
}
