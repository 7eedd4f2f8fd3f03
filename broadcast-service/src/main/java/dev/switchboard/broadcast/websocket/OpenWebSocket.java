package dev.switchboard.broadcast.websocket;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;

/**
 * An open WebSocket, from before its session is made: it may be closed meanwhile. The session is
 * made and called by the thread that reads the socket; any thread may say that it is closed.
 */
final class OpenWebSocket {

    private final FrameWriter writer;
    private @Nullable ClientSession session;
    private @Nullable CloseStatus closed;

    OpenWebSocket(FrameWriter writer) {
        this.writer = writer;
    }

    FrameWriter writer() {
        return writer;
    }

    /** Its session is made; learns at once of a close that came before. */
    void begin(ClientSession made) {
        CloseStatus before;
        synchronized (this) {
            session = made;
            before = closed;
        }
        if (before != null) {
            made.closed(before);
        }
    }

    /** The WebSocket is closed; the session learns of it, now or when it is made. Once. */
    void closed(CloseStatus status) {
        ClientSession told;
        synchronized (this) {
            closed = status;
            told = session;
        }
        if (told != null) {
            told.closed(status);
        }
    }

    /** Nothing is read before the session is made. */
    void receive(byte[] message) {
        Objects.requireNonNull(session()).receive(message);
    }

    /** The client will send nothing more; {@code answer} closes from our side. */
    void peerCloses(Runnable answer) {
        ClientSession asked = session();
        if (asked == null) {
            answer.run();
        } else {
            asked.peerCloses(answer);
        }
    }

    private synchronized @Nullable ClientSession session() {
        return session;
    }
}
