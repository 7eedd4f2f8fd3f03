package dev.switchboard.standalone;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of {@code /ws}: what came, message by message. */
final class TextSocket implements WebSocket.Listener, AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();
    private @Nullable WebSocket socket;

    static TextSocket open(HttpClient http, String url) {
        TextSocket client = new TextSocket();
        client.socket = http.newWebSocketBuilder().buildAsync(URI.create(url), client).join();
        return client;
    }

    void send(String text) {
        if (socket != null) {
            socket.sendText(text, true).join();
        }
    }

    /** The next message that has this text in it, those before it passed over. */
    String nextWith(String text) throws InterruptedException {
        while (true) {
            String message = messages.poll(3, TimeUnit.MINUTES);
            if (message == null) {
                throw new AssertionError("no message with " + text + " came");
            }
            if (message.contains(text)) {
                return message;
            }
        }
    }

    /** The next message of that type, those before it passed over. */
    JsonNode next(String type) throws InterruptedException {
        while (true) {
            String message = messages.poll(3, TimeUnit.MINUTES);
            if (message == null) {
                throw new AssertionError("no message of type " + type + " came");
            }
            JsonNode json = JSON.readTree(message);
            if (type.equals(json.path("type").asString(""))) {
                return json;
            }
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            messages.add(part.toString());
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
    }
}
