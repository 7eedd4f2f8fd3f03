package dev.switchboard.broadcast.websocket;

import dev.switchboard.broadcast.subscription.ConnectionAdmission;
import dev.switchboard.broadcast.subscription.SubscribableFeed;
import dev.switchboard.broadcast.subscription.ViewReadiness;
import dev.switchboard.model.problem.Problem;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/** Lets nobody in before the view is complete, nor when the node stops. */
final class ReadyGate implements HandshakeInterceptor {

    private final ConnectionAdmission connectionAdmission;
    private final SubscribableFeed feed;

    ReadyGate(ConnectionAdmission connectionAdmission, SubscribableFeed feed) {
        this.connectionAdmission = connectionAdmission;
        this.feed = feed;
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes)
            throws IOException {
        Problem refusal = connectionAdmission.refusal(feed).orElse(null);
        if (refusal == null) {
            return true;
        }
        String seconds = Long.toString(ViewReadiness.RETRY_AFTER.toSeconds());
        new HandshakeRefusal(refusal, Map.of(HttpHeaders.RETRY_AFTER, seconds)).write(response);
        return false;
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception exception) {}
}
