package dev.switchboard.broadcast.websocket;

import dev.switchboard.broadcast.dialect.Entrance;
import dev.switchboard.service.web.AllowedOrigins;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

/** Puts WebSocket handlers on their paths, all in the same way. */
public final class SocketEndpoints {

    private final AllowedOrigins origins;
    private final Entrance entrance;

    public SocketEndpoints(AllowedOrigins origins, Entrance entrance) {
        this.origins = origins;
        this.entrance = entrance;
    }

    /** Serves a handler at a path, to the allowed origins, while subscribers are let in. */
    public void add(WebSocketHandlerRegistry registry, WebSocketHandler handler, String path) {
        registry.addHandler(handler, path)
                .setHandshakeHandler(new DefaultHandshakeHandler(new PlainUpgrade()))
                .addInterceptors(new FormGate(), new ReadyGate(entrance))
                .setAllowedOriginPatterns(origins.patterns().toArray(String[]::new));
    }
}
