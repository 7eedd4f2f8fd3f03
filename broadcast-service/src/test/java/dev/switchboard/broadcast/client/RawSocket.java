package dev.switchboard.broadcast.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A WebSocket whose messages are texts. */
public final class RawSocket implements WebSocket.Listener, AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Inbox<String> inbox = new Inbox<>();
    private final CompletableFuture<Close> closed = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    private @Nullable WebSocket socket;

    private RawSocket() {}

    /** How the server closed. */
    public record Close(int code, String reason) {}

    /**
     * Opens one.
     *
     * @param subprotocols in the order in which they are preferred
     */
    public static RawSocket open(Node node, String pathAndQuery, String... subprotocols) {
        RawSocket opened = new RawSocket();
        WebSocket.Builder builder = CLIENT.newWebSocketBuilder();
        if (subprotocols.length > 0) {
            String[] less = java.util.Arrays.copyOfRange(subprotocols, 1, subprotocols.length);
            builder.subprotocols(subprotocols[0], less);
        }
        opened.socket = builder.buildAsync(node.webSocket(pathAndQuery), opened).join();
        return opened;
    }

    /** Opens one with a client of its own, as for TLS. */
    static RawSocket open(HttpClient client, URI uri) {
        RawSocket opened = new RawSocket();
        opened.socket = client.newWebSocketBuilder().buildAsync(uri, opened).join();
        return opened;
    }

    public Inbox<String> inbox() {
        return inbox;
    }

    /** The subprotocol that the server chose; empty for none. */
    public String subprotocol() {
        return socket().getSubprotocol();
    }

    public void send(String text) {
        socket().sendText(text, true).join();
    }

    public void send(byte[] binary) {
        socket().sendBinary(ByteBuffer.wrap(binary), true).join();
    }

    /** Waits until the server has closed. */
    public Close closed() {
        return closed.orTimeout(2, TimeUnit.MINUTES).join();
    }

    /** Cuts the connection without a word. */
    public void cut() {
        socket().abort();
    }

    private WebSocket socket() {
        if (socket == null) {
            throw new IllegalStateException("not open");
        }
        return socket;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            inbox.add(part.toString());
            part.setLength(0);
        }
        from.request(1);
        return null;
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

    @Override
    public void close() {
        cut();
    }
}
