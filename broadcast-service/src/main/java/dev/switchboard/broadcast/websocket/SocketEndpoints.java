package dev.switchboard.broadcast.websocket;

import dev.switchboard.broadcast.history.Progress;
import dev.switchboard.service.web.AllowedOrigins;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

/** Puts WebSocket handlers on their paths, all in the same way. */
public final class SocketEndpoints {

    private final AllowedOrigins origins;
    private final Progress progress;

    public SocketEndpoints(AllowedOrigins origins, Progress progress) {
        this.origins = origins;
        this.progress = progress;
    }

    /** Serves a handler at a path, to the allowed origins, once the view is complete. */
    public void add(WebSocketHandlerRegistry registry, WebSocketHandler handler, String path) {
        registry.addHandler(handler, path)
                .setHandshakeHandler(new DefaultHandshakeHandler(new PlainUpgrade()))
                .addInterceptors(new FormGate(), new ReadyGate(progress))
                .setAllowedOriginPatterns(origins.patterns().toArray(String[]::new));
    }
}
