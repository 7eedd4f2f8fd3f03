package dev.switchboard.broadcast.websocket;

import dev.switchboard.broadcast.subscription.SubscribableFeed;
import dev.switchboard.service.web.request.CallParameters;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;

/** A path at which a WebSocket is closed before its session is made, as by a node that stops. */
@Configuration(proxyBeanMethods = false)
class ClosedWhileOpening {

    static final String PATH = "/closed-while-opening";

    @Bean
    Told told() {
        return new Told(new CompletableFuture<>());
    }

    @Bean
    WebSocketConfigurer closedWhileOpening(
            SocketEndpoints endpoints, List<SubscribableFeed> feeds, Told told) {
        SessionHandler handler =
                new SessionHandler(
                        Duration.ofMinutes(1),
                        (socket, writer) -> {
                            writer.close(CloseStatus.SERVICE_RESTARTED);
                            return told;
                        },
                        List.of());
        CallParameters none = new CallParameters(Set.of(), Set.of());
        return registry ->
                endpoints.add(registry, handler, PATH, none, SubscribableFeed.contractsOf(feeds));
    }

    /** The session; tells when it learns of the close. */
    record Told(CompletableFuture<CloseStatus> ofClose) implements ClientSession {

        @Override
        public void receive(byte[] message) {
            // nobody listens
        }

        @Override
        public void peerCloses(Runnable close) {
            close.run();
        }

        @Override
        public void closed(CloseStatus status) {
            ofClose.complete(status);
        }
    }
}
