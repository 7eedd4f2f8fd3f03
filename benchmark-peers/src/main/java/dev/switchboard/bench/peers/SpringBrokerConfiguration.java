package dev.switchboard.bench.peers;

import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.simp.config.MessageBrokerRegistry;
import org.springframework.web.socket.config.annotation.EnableWebSocketMessageBroker;
import org.springframework.web.socket.config.annotation.StompEndpointRegistry;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketTransportRegistration;

/** The defaults, with room enough that a burst ends no session. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocketMessageBroker
class SpringBrokerConfiguration implements WebSocketMessageBrokerConfigurer {

    static final String DESTINATION = "/topic/contracts";

    private static final int ROOM = 64 * 1024 * 1024;
    private static final int MINUTE = 60_000;

    @Override
    public void registerStompEndpoints(StompEndpointRegistry registry) {
        registry.addEndpoint("/stomp");
    }

    @Override
    public void configureMessageBroker(MessageBrokerRegistry registry) {
        registry.enableSimpleBroker("/topic");
        // Without it messages of one session may overtake each other; ours never do.
        registry.setPreservePublishOrder(true);
    }

    @Override
    public void configureWebSocketTransport(WebSocketTransportRegistration registration) {
        registration.setSendBufferSizeLimit(ROOM).setSendTimeLimit(MINUTE);
    }
}
