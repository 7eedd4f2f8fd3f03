package dev.switchboard.broadcast.stomp;

import dev.switchboard.admission.UpdateAdmission;
import dev.switchboard.broadcast.fanout.Fanout;
import dev.switchboard.broadcast.settings.BroadcastSettings;
import dev.switchboard.broadcast.subscription.ConnectionMetrics;
import dev.switchboard.broadcast.subscription.SubscribableFeed;
import dev.switchboard.broadcast.websocket.SessionHandler;
import dev.switchboard.broadcast.websocket.SocketEndpoints;
import dev.switchboard.service.web.request.CallParameters;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;

/** Serves STOMP at {@code /stomp}. */
@Configuration(proxyBeanMethods = false)
public class StompConfiguration {

    private static final String PATH = "/stomp";

    /** What a subscription asks for stands in the headers of its SUBSCRIBE. */
    private static final CallParameters NO_PARAMETERS = new CallParameters(Set.of(), Set.of());

    @Bean
    WebSocketConfigurer stompEndpoint(
            SocketEndpoints endpoints,
            Fanout fanout,
            List<SubscribableFeed> feeds,
            UpdateAdmission admission,
            ConnectionMetrics connectionMetrics,
            BroadcastSettings settings) {
        StompContext context =
                new StompContext(
                        fanout,
                        feeds,
                        admission,
                        connectionMetrics,
                        (int) settings.maxMessage().toBytes(),
                        settings.stompHeartbeat(),
                        settings.heartbeat());
        SessionHandler handler =
                new SessionHandler(
                        settings.idleTimeout(),
                        (socket, writer) -> new StompSession(context, socket, writer),
                        StompVersion.subprotocols());
        return registry ->
                endpoints.add(
                        registry,
                        handler,
                        PATH,
                        NO_PARAMETERS,
                        SubscribableFeed.contractsOf(feeds));
    }
}
