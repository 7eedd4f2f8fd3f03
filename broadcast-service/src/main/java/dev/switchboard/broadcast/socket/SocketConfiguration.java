package dev.switchboard.broadcast.socket;

import dev.switchboard.admission.UpdateAdmission;
import dev.switchboard.broadcast.fanout.Fanout;
import dev.switchboard.broadcast.fanout.Feed;
import dev.switchboard.broadcast.history.HistoryView;
import dev.switchboard.broadcast.settings.BroadcastSettings;
import dev.switchboard.broadcast.status.StatusBodies;
import dev.switchboard.broadcast.subscription.ConnectionMetrics;
import dev.switchboard.broadcast.subscription.SubscriptionQuery;
import dev.switchboard.broadcast.websocket.SessionHandler;
import dev.switchboard.broadcast.websocket.SocketEndpoints;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;

/** Serves plain JSON at {@code /ws}. */
@Configuration(proxyBeanMethods = false)
public class SocketConfiguration {

    private static final String PATH = "/ws";

    @Bean
    WebSocketConfigurer socketEndpoint(
            SocketEndpoints endpoints,
            Fanout fanout,
            Feed feed,
            HistoryView view,
            UpdateAdmission admission,
            StatusBodies statusBodies,
            ConnectionMetrics connectionMetrics,
            BroadcastSettings settings) {
        SocketContext context =
                new SocketContext(
                        fanout,
                        feed,
                        view,
                        admission,
                        statusBodies,
                        connectionMetrics,
                        (int) settings.maxMessage().toBytes(),
                        settings.heartbeat());
        SessionHandler handler =
                new SessionHandler(
                        settings.idleTimeout(),
                        (socket, writer) -> SocketSession.open(context, socket, writer),
                        List.of());
        return registry -> endpoints.add(registry, handler, PATH, SubscriptionQuery.PARAMETERS);
    }
}
