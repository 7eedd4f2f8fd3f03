package dev.switchboard.broadcast.websocket;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.common.WebSocketSession;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.adapter.NativeWebSocketSession;

/**
 * Writes text messages to a WebSocket without blocking and without copying: each message is one
 * frame over the bytes given. Any thread; messages of one call stay together and in order.
 */
public final class FrameWriter {

    /** Answers that a client may leave unread before it is cut off. */
    private static final long MAX_UNREAD_ANSWERS = 1024 * 1024;

    private static final Duration LAST_WORD = Duration.ofSeconds(5);

    private final CoreSession session;
    private final AtomicLong unreadAnswers = new AtomicLong();

    /**
     * @param idle after how long without any traffic the connection is closed
     */
    public FrameWriter(org.springframework.web.socket.WebSocketSession session, Duration idle) {
        var jetty = (WebSocketSession) ((NativeWebSocketSession) session).getNativeSession();
        jetty.setIdleTimeout(idle);
        this.session = jetty.getCoreSession();
    }

    /** Writes messages together; {@code done} runs when the socket has taken or refused them. */
    public void write(List<ByteBuffer> messages, Runnable done) {
        int last = messages.size() - 1;
        for (int i = 0; i < last; i++) {
            session.sendFrame(frame(messages.get(i)), Callback.NOOP, true);
        }
        session.sendFrame(frame(messages.get(last)), Callback.from(done), false);
    }

    /** Writes an answer to something the client sent. One that sends and never reads is cut off. */
    public void answer(byte[] message) {
        if (unreadAnswers.addAndGet(message.length) > MAX_UNREAD_ANSWERS) {
            session.abort();
            return;
        }
        Runnable done = () -> unreadAnswers.addAndGet(-message.length);
        session.sendFrame(frame(ByteBuffer.wrap(message)), Callback.from(done), false);
    }

    /** Writes a last message and closes; where the client does not take it in 5 s, without it. */
    public void close(byte[] lastMessage, CloseStatus status) {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        Callback callback = Callback.from(() -> sent.complete(null));
        session.sendFrame(frame(ByteBuffer.wrap(lastMessage)), callback, false);
        var _ =
                sent.completeOnTimeout(null, LAST_WORD.toMillis(), TimeUnit.MILLISECONDS)
                        .thenRun(() -> close(status));
    }

    /** Closes, and cuts the connection where the client does not take that in 5 s. */
    public void close(CloseStatus status) {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        String reason = status.getReason() == null ? "" : status.getReason();
        session.close(status.getCode(), reason, Callback.from(() -> closed.complete(null)));
        var _ =
                closed.orTimeout(LAST_WORD.toMillis(), TimeUnit.MILLISECONDS)
                        .whenComplete((ok, late) -> {
                            if (late != null) {
                                session.abort();
                            }
                        });
    }

    private static Frame frame(ByteBuffer message) {
        return new Frame(OpCode.TEXT, message.duplicate());
    }
}
