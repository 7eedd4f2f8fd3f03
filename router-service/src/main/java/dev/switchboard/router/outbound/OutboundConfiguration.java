package dev.switchboard.router.outbound;

import dev.switchboard.service.openapi.ApiVersion;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The client that all parts of the router share, and with it its limits. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OutboundSettings.class)
public class OutboundConfiguration {

    /** The client for servers that an administrator names, wherever they are. */
    public static final String TO_ANY_ADDRESS = "outboundClientToAnyAddress";

    private static final String USER_AGENT = "switchboard/" + ApiVersion.current();

    @Bean
    OutboundClient outboundClient(OutboundSettings settings) {
        return OutboundClient.create(settings, USER_AGENT);
    }

    /**
     * A client of its own, since who shares a connection shares what it was allowed; only for those
     * who ask for it by its name.
     */
    @Bean(name = TO_ANY_ADDRESS, defaultCandidate = false)
    OutboundClient outboundClientToAnyAddress(OutboundSettings settings) {
        return OutboundClient.create(settings.toAnyAddress(), USER_AGENT);
    }
}
