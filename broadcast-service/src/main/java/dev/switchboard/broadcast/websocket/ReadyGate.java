package dev.switchboard.broadcast.websocket;

import dev.switchboard.broadcast.dialect.Readiness;
import dev.switchboard.broadcast.history.Progress;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/** Lets nobody in before the view is complete: what it would be told might be wrong. */
final class ReadyGate implements HandshakeInterceptor {

    private final Progress progress;

    ReadyGate(Progress progress) {
        this.progress = progress;
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes)
            throws IOException {
        if (progress.isCaughtUp()) {
            return true;
        }
        response.getHeaders()
                .set(HttpHeaders.RETRY_AFTER, Long.toString(Readiness.RETRY_AFTER.toSeconds()));
        Refusal.write(response, Readiness.problem());
        return false;
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception exception) {}
}
