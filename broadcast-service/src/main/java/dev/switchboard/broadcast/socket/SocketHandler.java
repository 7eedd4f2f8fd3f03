package dev.switchboard.broadcast.socket;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;

/** Gives each WebSocket at {@code /ws} a {@link SocketSession}. */
final class SocketHandler extends AbstractWebSocketHandler {

    /** What Jetty takes before it closes by itself; smaller commands are refused with a reason. */
    private static final int HARD_LIMIT = 8 * 1024 * 1024;

    private final SocketContext context;
    private final Map<String, SocketSession> sessions = new ConcurrentHashMap<>();

    SocketHandler(SocketContext context) {
        this.context = context;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession socket) {
        socket.setTextMessageSizeLimit(HARD_LIMIT);
        socket.setBinaryMessageSizeLimit(HARD_LIMIT);
        SocketSession session = new SocketSession(context, socket);
        sessions.put(socket.getId(), session);
        session.open(socket.getUri());
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
        SocketSession session = sessions.get(socket.getId());
        if (session != null) {
            session.receive(bytes);
        }
    }

    @Override
    public void afterConnectionClosed(WebSocketSession socket, CloseStatus status) {
        SocketSession session = sessions.remove(socket.getId());
        if (session != null) {
            session.closed(status);
        }
    }
}
