package dev.switchboard.broadcast.stomp;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.SubProtocolCapable;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;

/** Gives each WebSocket at {@code /stomp} a {@link StompSession}. */
final class StompHandler extends AbstractWebSocketHandler implements SubProtocolCapable {

    /** What Jetty takes before it closes by itself; smaller frames are refused with a reason. */
    private static final int HARD_LIMIT = 8 * 1024 * 1024;

    private final StompContext context;
    private final Map<String, StompSession> sessions = new ConcurrentHashMap<>();

    StompHandler(StompContext context) {
        this.context = context;
    }

    @Override
    public List<String> getSubProtocols() {
        return StompVersion.subprotocols();
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession socket) {
        socket.setTextMessageSizeLimit(HARD_LIMIT);
        socket.setBinaryMessageSizeLimit(HARD_LIMIT);
        sessions.put(socket.getId(), new StompSession(context, socket));
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
        StompSession session = sessions.get(socket.getId());
        if (session != null) {
            session.receive(bytes);
        }
    }

    @Override
    public void afterConnectionClosed(WebSocketSession socket, CloseStatus status) {
        StompSession session = sessions.remove(socket.getId());
        if (session != null) {
            session.closed(status);
        }
    }
}
