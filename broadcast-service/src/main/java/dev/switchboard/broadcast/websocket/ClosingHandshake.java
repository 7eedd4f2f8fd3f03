package dev.switchboard.broadcast.websocket;

import org.eclipse.jetty.websocket.api.Callback;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.adapter.jetty.JettyWebSocketHandlerAdapter;
import org.springframework.web.socket.adapter.jetty.JettyWebSocketSession;
import org.springframework.web.socket.handler.WebSocketHandlerDecorator;

/**
 * Answers a client's close frame (RFC 6455, section 5.5.1) when the client has all else that it
 * asked for; Spring answers it at once. Public since Jetty calls it.
 */
public final class ClosingHandshake extends JettyWebSocketHandlerAdapter {

    private final WebSocketHandler handler;
    private final JettyWebSocketSession session;

    ClosingHandshake(WebSocketHandler handler, JettyWebSocketSession session) {
        super(handler, session);
        this.handler = WebSocketHandlerDecorator.unwrap(handler);
        this.session = session;
    }

    @Override
    public void onWebSocketClose(int statusCode, String reason, Callback callback) {
        Runnable answer = () -> super.onWebSocketClose(statusCode, reason, callback);
        if (handler instanceof SessionHandler sessions) {
            sessions.peerCloses(session, answer);
        } else {
            answer.run();
        }
    }
}
