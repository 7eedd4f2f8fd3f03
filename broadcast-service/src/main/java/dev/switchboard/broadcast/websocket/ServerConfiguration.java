package dev.switchboard.broadcast.websocket;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jetty.JettyServerCustomizer;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The web server of a process with a broadcast service. */
@Configuration(proxyBeanMethods = false)
public class ServerConfiguration {

    @Bean
    static Linger linger() {
        return Linger.DEFAULT;
    }

    @Bean
    static JettyServletWebServerFactory webServerFactory(
            ObjectProvider<JettyServerCustomizer> customizers, Linger linger) {
        JettyServletWebServerFactory factory = new DirectConnector.Factory(linger);
        factory.addServerCustomizers(
                customizers.orderedStream().toArray(JettyServerCustomizer[]::new));
        return factory;
    }
}
