package dev.switchboard.broadcast.websocket;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.ee11.websocket.server.JettyWebSocketServerContainer;
import org.eclipse.jetty.websocket.api.ExtensionConfig;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.adapter.jetty.JettyWebSocketSession;
import org.springframework.web.socket.server.HandshakeFailureException;
import org.springframework.web.socket.server.HandshakeHandler;

/**
 * Opens a WebSocket (RFC 6455, section 4.2.2) to a request that keeps the {@link HandshakeRules},
 * without extensions. Compression is refused on purpose: it would encode every message anew for
 * every subscriber, where all share the same bytes.
 */
final class OpeningHandshake implements HandshakeHandler {

    private final List<String> subprotocols;

    /**
     * @param subprotocols those that are spoken; none where that does not matter
     */
    OpeningHandshake(List<String> subprotocols) {
        this.subprotocols = List.copyOf(subprotocols);
    }

    @Override
    public boolean doHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        HttpServletRequest servletRequest =
                ((ServletServerHttpRequest) request).getServletRequest();
        var servletResponse = ((ServletServerHttpResponse) response).getServletResponse();
        JettyWebSocketSession session =
                new JettyWebSocketSession(attributes, request.getPrincipal());
        var container =
                JettyWebSocketServerContainer.getContainer(servletRequest.getServletContext());
        try {
            return container.upgrade(
                    (upgradeRequest, upgradeResponse) -> {
                        // the one that the client prefers
                        HandshakeRules.list(servletRequest, HandshakeRules.PROTOCOL).stream()
                                .filter(subprotocols::contains)
                                .findFirst()
                                .ifPresent(upgradeResponse::setAcceptedSubProtocol);
                        upgradeResponse.setExtensions(
                                List.of(ExtensionConfig.parse(CloseFrames.NAME)));
                        return new ClosingHandshake(handler, session);
                    },
                    new UpgradeToWebSocket(servletRequest),
                    servletResponse);
        } catch (IOException e) {
            throw new HandshakeFailureException("the upgrade to WebSocket failed", e);
        }
    }

    /** Of the protocols that a client would like the one that it gets: Jetty reads no list. */
    private static final class UpgradeToWebSocket extends HttpServletRequestWrapper {

        UpgradeToWebSocket(HttpServletRequest request) {
            super(request);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return name.equalsIgnoreCase(HandshakeRules.UPGRADE)
                    ? Collections.enumeration(List.of(HandshakeRules.WEBSOCKET))
                    : super.getHeaders(name);
        }
    }
}
