package dev.switchboard.broadcast.socket;

import dev.switchboard.admission.UpdateAdmission;
import dev.switchboard.broadcast.fanout.Fanout;
import dev.switchboard.broadcast.history.HistoryView;
import dev.switchboard.broadcast.settings.BroadcastSettings;
import dev.switchboard.broadcast.status.StatusBodies;
import dev.switchboard.broadcast.subscription.ConnectionMetrics;
import dev.switchboard.broadcast.subscription.SubscribableFeed;
import dev.switchboard.broadcast.subscription.SubscriptionQuery;
import dev.switchboard.broadcast.websocket.SessionHandler;
import dev.switchboard.broadcast.websocket.SocketEndpoints;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;

/** Serves plain JSON at {@code /ws}, and at a path below it for each feed but contracts. */
@Configuration(proxyBeanMethods = false)
public class SocketConfiguration {

    private static final String PATH = "/ws";

    @Bean
    WebSocketConfigurer socketEndpoint(
            SocketEndpoints endpoints,
            Fanout fanout,
            List<SubscribableFeed> feeds,
            HistoryView view,
            UpdateAdmission admission,
            StatusBodies statusBodies,
            ConnectionMetrics connectionMetrics,
            BroadcastSettings settings) {
        return registry -> {
            for (SubscribableFeed feed : feeds) {
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
                String path = feed.isOfContracts() ? PATH : PATH + "/" + feed.feed().name();
                endpoints.add(
                        registry, handler, path, SubscriptionQuery.parameters(feed.names()), feed);
            }
        };
    }
}
