package dev.switchboard.broadcast.websocket;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.SubProtocolCapable;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;

/** Gives each WebSocket a {@link Session}. */
public final class SessionHandler extends AbstractWebSocketHandler implements SubProtocolCapable {

    /** What Jetty takes before it closes by itself; what is smaller is refused with a reason. */
    private static final int HARD_LIMIT = 1024 * 1024;

    private final Function<WebSocketSession, Session> opening;
    private final List<String> subprotocols;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();

    /**
     * @param opening makes the session of a WebSocket that was just opened
     * @param subprotocols those that are spoken, best first; none where that does not matter
     */
    public SessionHandler(Function<WebSocketSession, Session> opening, List<String> subprotocols) {
        this.opening = opening;
        this.subprotocols = List.copyOf(subprotocols);
    }

    @Override
    public List<String> getSubProtocols() {
        return subprotocols;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession socket) {
        socket.setTextMessageSizeLimit(HARD_LIMIT);
        socket.setBinaryMessageSizeLimit(HARD_LIMIT);
        sessions.put(socket.getId(), opening.apply(socket));
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
        Session session = sessions.get(socket.getId());
        if (session != null) {
            session.receive(bytes);
        }
    }

    @Override
    public void afterConnectionClosed(WebSocketSession socket, CloseStatus status) {
        Session session = sessions.remove(socket.getId());
        if (session != null) {
            session.closed(status);
        }
    }
}
