package dev.switchboard.cli.watch;

import dev.switchboard.cli.rest.NoAnswerException;
import dev.switchboard.cli.rest.Reply;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

    private final URI uri;
    private final Predicate<String> onMessage;
    private final StringBuilder message = new StringBuilder();
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private volatile boolean heardOfSinceAsked = true;
    private volatile boolean handing;

    private Feed(URI uri, Predicate<String> onMessage) {
        this.uri = uri;
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
     * Hands on every message until the connection ends, and tells why it did. Afterwards nothing of
     * the connection is left open.
     *
     * @param onMessage takes a message; false ends the connection
     * @throws IOException when no connection came about
     */
    static String follow(HttpClient http, URI uri, Predicate<String> onMessage)
            throws IOException, RefusedException, InterruptedException {
        return follow(http, uri, onMessage, CONNECT_TIMEOUT);
    }

    /**
     * As the above.
     *
     * @param patience how long to wait for the handshake
     */
    static String follow(HttpClient http, URI uri, Predicate<String> onMessage, Duration patience)
            throws IOException, RefusedException, InterruptedException {
        Feed feed = new Feed(uri, onMessage);
        CompletableFuture<WebSocket> opening =
                http.newWebSocketBuilder().connectTimeout(patience).buildAsync(uri, feed);
        try {
            return feed.awaitEnd(feed.awaitOpen(opening, patience));
        } finally {
            // Else the client may read a foreign body for ever, or open a socket for nobody.
            opening.cancel(true);
            var _ = opening.thenAccept(WebSocket::abort);
        }
    }

    private WebSocket awaitOpen(CompletableFuture<WebSocket> opening, Duration patience)
            throws IOException, RefusedException, InterruptedException {
        try {
            // The timeout of the builder ends with the headers of an answer.
            return opening.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused
                    && refused.getResponse() != null) {
                Reply reply = Reply.of(address(), refused.getResponse());
                List<String> why = new ArrayList<>();
                // More may follow in the same line: the reasons, and when it is tried again.
                why.add(reply.inWords().replaceFirst("[.]$", ""));
                why.addAll(reply.reasons());
                throw notOpened(String.join("; ", why), reply.isPassing(), e);
            }
            NoAnswerException none = NoAnswerException.of(address(), patience, e);
            throw notOpened(String.valueOf(none.getMessage()), none.isPassing(), e);
        }
    }

    private static IOException notOpened(String why, boolean passing, Exception cause)
            throws RefusedException {
        if (!passing) {
            throw new RefusedException(why);
        }
        return new IOException(why, cause);
    }

    /** Where it is connected to, without what it asks for. */
    private String address() {
        return uri.toString().replaceFirst("[?].*", "");
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
                    return "no sign of life from " + address();
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
                        ? lost()
                        : "closed by the server, %d %s".formatted(code, reason).strip());
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        ended.complete(
                error instanceof ProtocolException
                        ? "what %s sent is no WebSocket (RFC 6455)".formatted(address())
                        : lost());
    }

    private String lost() {
        return "the connection to %s is lost".formatted(address());
    }
}
