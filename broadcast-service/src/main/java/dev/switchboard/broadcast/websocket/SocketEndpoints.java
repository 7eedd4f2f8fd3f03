package dev.switchboard.broadcast.websocket;

import dev.switchboard.broadcast.subscription.ConnectionAdmission;
import dev.switchboard.broadcast.subscription.SubscribableFeed;
import dev.switchboard.service.web.request.AllowedOrigins;
import dev.switchboard.service.web.request.CallParameters;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;

/** Puts WebSocket handlers on their paths, all in the same way. */
public final class SocketEndpoints {

    private final AllowedOrigins origins;
    private final ConnectionAdmission connectionAdmission;

    public SocketEndpoints(AllowedOrigins origins, ConnectionAdmission connectionAdmission) {
        this.origins = origins;
        this.connectionAdmission = connectionAdmission;
    }

    /**
     * Serves a handler at a path, to the allowed origins, while subscribers are let in.
     *
     * @param parameters those that the query of its handshake may have
     * @param feed must be complete before anybody is admitted
     */
    public void add(
            WebSocketHandlerRegistry registry,
            SessionHandler handler,
            String path,
            CallParameters parameters,
            SubscribableFeed feed) {
        registry.addHandler(handler, path)
                .setHandshakeHandler(new OpeningHandshake(handler.subprotocols()))
                .addInterceptors(
                        new HandshakeGate(parameters), new ReadyGate(connectionAdmission, feed))
                .setAllowedOriginPatterns(origins.patterns().toArray(String[]::new));
    }
}
