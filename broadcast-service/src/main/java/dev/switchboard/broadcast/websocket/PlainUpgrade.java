package dev.switchboard.broadcast.websocket;

import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.ee11.websocket.server.JettyWebSocketServerContainer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.socket.WebSocketExtension;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.adapter.jetty.JettyWebSocketSession;
import org.springframework.web.socket.server.HandshakeFailureException;
import org.springframework.web.socket.server.RequestUpgradeStrategy;

/**
 * Upgrades to WebSocket (RFC 6455) without extensions. Compression is refused on purpose: it would
 * encode every message anew for every subscriber, where all share the same bytes.
 */
final class PlainUpgrade implements RequestUpgradeStrategy {

    @Override
    public String[] getSupportedVersions() {
        return new String[] {"13"};
    }

    @Override
    public List<WebSocketExtension> getSupportedExtensions(ServerHttpRequest request) {
        return List.of();
    }

    @Override
    public void upgrade(
            ServerHttpRequest request,
            ServerHttpResponse response,
            @Nullable String protocol,
            List<WebSocketExtension> extensions,
            @Nullable Principal user,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        var servletRequest = ((ServletServerHttpRequest) request).getServletRequest();
        var servletResponse = ((ServletServerHttpResponse) response).getServletResponse();
        JettyWebSocketSession session = new JettyWebSocketSession(attributes, user);
        var container =
                JettyWebSocketServerContainer.getContainer(servletRequest.getServletContext());
        try {
            container.upgrade(
                    (upgradeRequest, upgradeResponse) -> {
                        if (protocol != null) {
                            upgradeResponse.setAcceptedSubProtocol(protocol);
                        }
                        upgradeResponse.setExtensions(List.of());
                        return new ClosingHandshake(handler, session);
                    },
                    servletRequest,
                    servletResponse);
        } catch (IOException e) {
            throw new HandshakeFailureException("the upgrade to WebSocket failed", e);
        }
    }
}
