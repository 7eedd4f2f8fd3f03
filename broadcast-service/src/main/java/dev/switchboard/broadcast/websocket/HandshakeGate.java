package dev.switchboard.broadcast.websocket;

import dev.switchboard.service.web.problem.ProblemException;
import dev.switchboard.service.web.request.CallParameters;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.server.HandshakeInterceptor;

/**
 * Says what is wrong with requests that are no handshake, have a query that can't be read, or one
 * with parameters that are not known. Leaves the query for the session.
 */
public final class HandshakeGate implements HandshakeInterceptor {

    private static final String QUERY = "query";

    private final CallParameters parameters;

    HandshakeGate(CallParameters parameters) {
        this.parameters = parameters;
    }

    /** The values by name of the query that a WebSocket was opened with. */
    @SuppressWarnings("unchecked")
    public static Map<String, List<String>> query(WebSocketSession socket) {
        return (Map<String, List<String>>) socket.getAttributes().getOrDefault(QUERY, Map.of());
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes)
            throws IOException {
        HttpServletRequest servletRequest =
                ((ServletServerHttpRequest) request).getServletRequest();
        Optional<HandshakeRefusal> refusal =
                HandshakeRules.broken(servletRequest)
                        .or(() -> refuseQuery(servletRequest, attributes));
        if (refusal.isPresent()) {
            refusal.get().write(response);
        }
        return refusal.isEmpty();
    }

    private Optional<HandshakeRefusal> refuseQuery(
            HttpServletRequest request, Map<String, Object> attributes) {
        try {
            Map<String, List<String>> query = new LinkedHashMap<>();
            request.getParameterMap().forEach((name, values) -> query.put(name, List.of(values)));
            parameters.require(query);
            attributes.put(QUERY, query);
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(new HandshakeRefusal(e.problem(), Map.of()));
        } catch (RuntimeException e) {
            if (e instanceof HttpException) {
                return Optional.of(
                        HandshakeRefusal.of(
                                "the query can't be read: its percent-encoding is broken"));
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
