package dev.switchboard.client.follow;

import java.net.ProtocolException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One connection. Threads of the HTTP client put in what comes; the following's thread takes it
 * out. No more is read from the server than was taken out, but for a few messages.
 */
final class FeedSocket implements WebSocket.Listener {

    /** What the following's thread finds. */
    sealed interface Signal {

        /** A whole message. */
        record Text(String message) implements Signal {}

        /** Nothing more will come. */
        record Ended(String why) implements Signal {}

        /** Someone wants the following's thread to look up. */
        record Wake() implements Signal {}
    }

    private static final int READ_AHEAD = 64;

    /** What the HTTP client reports when a connection ended without a close frame. */
    private static final int ABNORMAL = 1006;

    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final StringBuilder parts = new StringBuilder();

    /** Whether anything came since it was asked for a sign of life. */
    private volatile boolean heard = true;

    private volatile boolean givenUp;
    private volatile @Nullable WebSocket opened;

    /** The next signal; null when none came for so long. */
    @Nullable Signal next(WebSocket socket, Duration atMost) throws InterruptedException {
        Signal signal = signals.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
        if (signal instanceof Signal.Text) {
            socket.request(1);
        }
        return signal;
    }

    /** Asks for a sign of life; false when the last such question was not answered. */
    boolean ask(WebSocket socket) {
        if (!heard) {
            return false;
        }
        heard = false;
        // If it can't be sent, the end of the connection tells.
        var _ = socket.sendPing(ByteBuffer.allocate(0));
        return true;
    }

    /** Asks for what is to come. */
    void send(WebSocket socket, String command) {
        // If it can't be sent, the end of the connection tells.
        var _ = socket.sendText(command, true);
    }

    void wake() {
        signals.add(new Signal.Wake());
    }

    /** Nobody waits for it any more: it is cut, now or as soon as it is open. */
    void giveUp() {
        givenUp = true;
        WebSocket socket = opened;
        if (socket != null) {
            socket.abort();
        }
    }

    @Override
    public void onOpen(WebSocket socket) {
        opened = socket;
        if (givenUp) {
            socket.abort();
        } else {
            socket.request(READ_AHEAD);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        heard = true;
        parts.append(part);
        if (last) {
            signals.add(new Signal.Text(parts.toString()));
            parts.setLength(0);
        } else {
            socket.request(1);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer payload) {
        return sign(socket);
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer payload) {
        return sign(socket);
    }

    private @Nullable CompletionStage<?> sign(WebSocket socket) {
        heard = true;
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
        signals.add(new Signal.Ended("binary messages are none of Switchboard's"));
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        signals.add(
                new Signal.Ended(
                        code == ABNORMAL
                                ? "the connection broke off"
                                : "closed by the server, %d %s".formatted(code, reason).strip()));
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        signals.add(
                new Signal.Ended(
                        error instanceof ProtocolException
                                ? "what the server sent is no WebSocket (RFC 6455)"
                                : "the connection broke off"));
    }
}
