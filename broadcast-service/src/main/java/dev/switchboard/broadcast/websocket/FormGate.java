package dev.switchboard.broadcast.websocket;

import dev.switchboard.model.problem.Problem;
import dev.switchboard.model.problem.ProblemKind;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/** Says what is wrong with requests that are no handshake or have a query that can't be read. */
final class FormGate implements HandshakeInterceptor {

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes)
            throws IOException {
        Optional<String> fault = fault(request);
        if (fault.isPresent()) {
            Refusal.write(response, Problem.of(ProblemKind.INVALID_REQUEST, fault.get()));
        }
        return fault.isEmpty();
    }

    private static Optional<String> fault(ServerHttpRequest request) {
        if (!"websocket".equalsIgnoreCase(request.getHeaders().getUpgrade())) {
            return Optional.of("this is a WebSocket: connect with ws:// or wss://");
        }
        try {
            ((ServletServerHttpRequest) request).getServletRequest().getParameterMap();
            return Optional.empty();
        } catch (RuntimeException e) {
            if (e instanceof HttpException) {
                return Optional.of("the query can't be read: its percent-encoding is broken");
            }
            throw e;
        }
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception exception) {}
}
