package dev.switchboard.cli.watch;

import dev.switchboard.cli.rest.ServerUrl;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One connection to {@code /ws}, from opening to its end. {@link #follow} is called by one thread
 * and blocks; messages are handed on by threads of the HTTP client, one at a time and in order.
 */
final class Feed implements WebSocket.Listener {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration PING_AFTER = Duration.ofSeconds(20);

    /** What the client reports when the connection ended without a close frame. */
    private static final int ABNORMAL = 1006;

    private final Predicate<String> onMessage;
    private final StringBuilder message = new StringBuilder();
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private volatile boolean heardOfSinceAsked = true;
    private volatile boolean handing;

    private Feed(Predicate<String> onMessage) {
        this.onMessage = onMessage;
    }

    /** The server will not have this subscription; asking again would not help. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }
    }

    /**
     * Hands on every message until the connection ends, and tells why it did.
     *
     * @param onMessage takes a message; false ends the connection
     * @throws IOException when no connection came about
     */
    static String follow(HttpClient http, URI uri, Predicate<String> onMessage)
            throws IOException, RefusedException, InterruptedException {
        Feed feed = new Feed(onMessage);
        WebSocket socket = feed.open(http, uri);
        try {
            return feed.awaitEnd(socket);
        } finally {
            socket.abort();
        }
    }

    private WebSocket open(HttpClient http, URI uri)
            throws IOException, RefusedException, InterruptedException {
        var opening = http.newWebSocketBuilder().connectTimeout(CONNECT_TIMEOUT);
        try {
            return opening.buildAsync(uri, this).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                int status = refused.getResponse().statusCode();
                String why = "the server answered with HTTP status " + status;
                if (status / 100 == 4 && status != 408 && status != 429) {
                    throw new RefusedException(why);
                }
                throw new IOException(why, e);
            }
            throw new IOException(ServerUrl.nothingAnswers(uri.getAuthority()), e);
        }
    }

    /** A silent connection is asked for a sign of life; without one it counts as lost. */
    private String awaitEnd(WebSocket socket) throws IOException, InterruptedException {
        while (true) {
            try {
                return ended.get(PING_AFTER.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                // Whoever reads our output may pause: then it is we who are silent.
                if (handing) {
                    continue;
                }
                if (!heardOfSinceAsked) {
                    return "no sign of life";
                }
                heardOfSinceAsked = false;
                // If it cannot be sent, the connection's end tells.
                var _ = socket.sendPing(ByteBuffer.allocate(0));
            } catch (ExecutionException e) {
                throw new IOException(e);
            }
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        heardOfSinceAsked = true;
        message.append(part);
        if (last) {
            String whole = message.toString();
            message.setLength(0);
            handing = true;
            if (!onMessage.test(whole)) {
                ended.complete("that is all");
            }
            handing = false;
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer payload) {
        heardOfSinceAsked = true;
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        ended.complete(
                code == ABNORMAL
                        ? "connection lost"
                        : "closed by the server, %d %s".formatted(code, reason).strip());
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        ended.complete(error.getMessage() == null ? error.toString() : error.getMessage());
    }
}
