package dev.switchboard.broadcast.websocket;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.common.WebSocketSession;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.WebSocketCoreSession;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.adapter.NativeWebSocketSession;

/**
 * Writes text messages to a WebSocket without blocking, and without copying what is large. Any
 * thread; messages of one call stay together and in order.
 */
public final class FrameWriter {

    /** Answers that a client may leave unread before it is cut off. */
    private static final long MAX_UNREAD_ANSWERS = 1024 * 1024;

    private static final Duration LAST_WORD = Duration.ofSeconds(5);

    private final CoreSession session;

    /** Null where Jetty must be between, as with TLS. */
    private final @Nullable DirectEndPoint socket;

    private final AtomicLong unreadAnswers = new AtomicLong();

    /** Ends when Jetty has our close frame. */
    private final CompletableFuture<Void> closeSaid = new CompletableFuture<>();

    private volatile boolean closing;

    FrameWriter(CoreSession session, @Nullable DirectEndPoint socket) {
        this.session = session;
        this.socket = socket;
    }

    /**
     * The writer of a WebSocket.
     *
     * @param idle after how long without any traffic the connection is closed
     */
    static FrameWriter of(org.springframework.web.socket.WebSocketSession session, Duration idle) {
        var jetty = (WebSocketSession) ((NativeWebSocketSession) session).getNativeSession();
        jetty.setIdleTimeout(idle);
        CoreSession core = jetty.getCoreSession();
        return new FrameWriter(
                core,
                core instanceof WebSocketCoreSession jettys
                                && jettys.getConnection().getEndPoint()
                                        instanceof DirectEndPoint direct
                        ? direct
                        : null);
    }

    /**
     * Has the client get all that was written before the end.
     *
     * @param endOfInput closes; runs on the reading thread when the client has shut its output
     */
    void endGracefully(Runnable endOfInput) {
        if (socket != null) {
            socket.endGracefully(endOfInput);
        }
    }

    /**
     * Writes messages together.
     *
     * @param frames as {@link TextFrame} makes them, one or several in each buffer
     * @param done runs when the socket has taken or refused them
     */
    public void write(List<ByteBuffer> frames, Runnable done) {
        if (socket != null) {
            ByteBuffer[] all = new ByteBuffer[frames.size()];
            for (int i = 0; i < all.length; i++) {
                all[i] = frames.get(i).duplicate();
            }
            socket.writeFrames(session, new Written(session, done), all);
        } else {
            writeByJetty(frames, done);
        }
    }

    /** Jetty takes one after the other, and would take another's between them. */
    private synchronized void writeByJetty(List<ByteBuffer> frames, Runnable done) {
        int last = frames.size() - 1;
        for (int i = 0; i < last; i++) {
            session.sendFrame(new FramesInOne(frames.get(i)), Callback.NOOP, false);
        }
        session.sendFrame(new FramesInOne(frames.get(last)), Callback.from(done), false);
    }

    private void write(byte[] message, Runnable done) {
        write(List.of(TextFrame.of(message)), done);
    }

    /** Writes an answer to something the client sent. One that sends and never reads is cut off. */
    public void answer(byte[] message) {
        if (unreadAnswers.addAndGet(message.length) > MAX_UNREAD_ANSWERS) {
            session.abort();
            return;
        }
        write(message, () -> unreadAnswers.addAndGet(-message.length));
    }

    /** Writes a last message and closes; where the client does not take it in 5 s, without it. */
    public void close(byte[] lastMessage, CloseStatus status) {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        write(lastMessage, () -> sent.complete(null));
        var _ =
                sent.completeOnTimeout(null, LAST_WORD.toMillis(), TimeUnit.MILLISECONDS)
                        .thenRun(() -> close(status));
    }

    /** Writes last messages, of which there may be none, and then closes. */
    public void close(List<ByteBuffer> lastMessages, CloseStatus status) {
        if (lastMessages.isEmpty()) {
            close(status);
        } else {
            write(lastMessages, () -> close(status));
        }
    }

    /** Cuts the connection at once. */
    public void cut() {
        session.abort();
    }

    /** Closes, and cuts the connection where it is not closed from both sides in 5 s. */
    public void close(CloseStatus status) {
        String reason = status.getReason() == null ? "" : status.getReason();
        closing = true;
        if (socket != null) {
            socket.willEnd();
        }
        try {
            session.close(status.getCode(), reason, Callback.NOOP);
        } finally {
            closeSaid.complete(null);
        }
        CompletableFuture.delayedExecutor(LAST_WORD.toMillis(), TimeUnit.MILLISECONDS)
                .execute(session::abort);
    }

    /**
     * Runs something at once, or after our close frame where that is on its way. Jetty notes that
     * the session is closed before it writes the frame: a client's close frame that comes in
     * between would let it end the connection without.
     */
    void afterClose(Runnable action) {
        if (!closing) {
            action.run();
        } else if (socket == null) {
            var _ = closeSaid.thenRun(action);
        } else {
            // behind the close frame, which may still wait for another write
            var _ =
                    closeSaid.thenRun(
                            () -> socket.write(Callback.from(action), BufferUtil.EMPTY_BUFFER));
        }
    }

    /** Tells that a write past Jetty is over, and ends the connection where it failed. */
    private record Written(CoreSession session, Runnable done) implements Callback {

        @Override
        public void succeeded() {
            done.run();
        }

        @Override
        public void failed(Throwable failure) {
            session.abort();
            done.run();
        }

        @Override
        public InvocationType getInvocationType() {
            return InvocationType.NON_BLOCKING;
        }
    }
}
