package dev.switchboard.broadcast.websocket;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;

/** Gives each WebSocket a {@link ClientSession}. */
public final class SessionHandler extends AbstractWebSocketHandler {

    /** What Jetty takes before it closes by itself; what is smaller is refused with a reason. */
    private static final int HARD_LIMIT = 1024 * 1024;

    private final Duration idle;
    private final BiFunction<WebSocketSession, FrameWriter, ClientSession> opening;
    private final List<String> subprotocols;
    private final Map<String, OpenWebSocket> sessions = new ConcurrentHashMap<>();

    /**
     * @param idle after how long without any traffic a connection is closed
     * @param opening makes the session of a WebSocket that was just opened
     * @param subprotocols those that are spoken; none where that does not matter
     */
    public SessionHandler(
            Duration idle,
            BiFunction<WebSocketSession, FrameWriter, ClientSession> opening,
            List<String> subprotocols) {
        this.idle = idle;
        this.opening = opening;
        this.subprotocols = List.copyOf(subprotocols);
    }

    /** Those that are spoken. */
    List<String> subprotocols() {
        return subprotocols;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession socket) {
        socket.setTextMessageSizeLimit(HARD_LIMIT);
        socket.setBinaryMessageSizeLimit(HARD_LIMIT);
        FrameWriter writer = FrameWriter.of(socket, idle);
        OpenWebSocket webSocket = new OpenWebSocket(writer);
        // Both before the session is there: as soon as the fan-out knows of it, a node that stops
        // may close the socket.
        sessions.put(socket.getId(), webSocket);
        writer.endGracefully(() -> webSocket.peerCloses(() -> writer.close(CloseStatus.NORMAL)));
        webSocket.begin(opening.apply(socket, writer));
    }

    /**
     * The client sent a close frame, which {@code answer} answers; or the connection is gone, or
     * closed by us, and {@code answer} lets Jetty end it.
     */
    void peerCloses(WebSocketSession socket, Runnable answer) {
        OpenWebSocket webSocket = sessions.get(socket.getId());
        if (webSocket == null) {
            answer.run();
        } else if (socket.isOpen()) {
            webSocket.peerCloses(answer);
        } else {
            webSocket.writer().afterClose(answer);
        }
    }

    @Override
    protected void handleTextMessage(WebSocketSession socket, TextMessage message) {
        receive(socket, message.asBytes());
    }

    @Override
    protected void handleBinaryMessage(WebSocketSession socket, BinaryMessage message) {
        byte[] bytes = new byte[message.getPayloadLength()];
        message.getPayload().get(bytes);
        receive(socket, bytes);
    }

    private void receive(WebSocketSession socket, byte[] bytes) {
        OpenWebSocket webSocket = sessions.get(socket.getId());
        if (webSocket != null) {
            webSocket.receive(bytes);
        }
    }

    @Override
    public void afterConnectionClosed(WebSocketSession socket, CloseStatus status) {
        OpenWebSocket webSocket = sessions.remove(socket.getId());
        if (webSocket != null) {
            webSocket.closed(status);
        }
    }
}
