package dev.switchboard.testkit.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A WebSocket whose messages are texts. */
final class TextSocket implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final WebSocket socket;
    private final Received received;

    private TextSocket(WebSocket socket, Received received) {
        this.socket = socket;
        this.received = received;
    }

    /**
     * Opens one.
     *
     * @param subprotocols in the order in which they are preferred
     */
    static TextSocket open(LocalServer server, String pathAndQuery, String... subprotocols) {
        return open(CLIENT, server.uri("ws", pathAndQuery), subprotocols);
    }

    /** Opens one with an HTTP client of the caller's, as for TLS. */
    static TextSocket open(HttpClient client, URI uri, String... subprotocols) {
        WebSocket.Builder builder = client.newWebSocketBuilder();
        if (subprotocols.length > 0) {
            String[] less = Arrays.copyOfRange(subprotocols, 1, subprotocols.length);
            builder.subprotocols(subprotocols[0], less);
        }
        Received received = new Received();
        return new TextSocket(builder.buildAsync(uri, received).join(), received);
    }

    Inbox<String> inbox() {
        return received.inbox;
    }

    /** The subprotocol that the server chose; empty for none. */
    String subprotocol() {
        return socket.getSubprotocol();
    }

    void send(String text) {
        socket.sendText(text, true).join();
    }

    void send(byte[] binary) {
        socket.sendBinary(ByteBuffer.wrap(binary), true).join();
    }

    /** Waits until the server has closed. */
    Close closed() {
        return received.closed.orTimeout(2, TimeUnit.MINUTES).join();
    }

    /** Cuts the connection without a close frame. */
    @Override
    public void close() {
        socket.abort();
    }

    private static final class Received extends TextListener {

        private final Inbox<String> inbox = new Inbox<>();
        private final CompletableFuture<Close> closed = new CompletableFuture<>();

        @Override
        protected void received(String text) {
            inbox.add(text);
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            inbox.end("closed with %d %s".formatted(code, reason));
            closed.complete(new Close(code, reason));
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            inbox.end("failed with " + error);
            closed.completeExceptionally(error);
        }
    }
}
