package dev.switchboard.router.outbound;

import dev.switchboard.service.openapi.ApiVersion;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The client that all parts of the router share, and with it its limits. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OutboundSettings.class)
public class OutboundConfiguration {

    @Bean
    OutboundClient outboundClient(OutboundSettings settings) {
        return OutboundClient.create(settings, "switchboard/" + ApiVersion.current());
    }
}
