package dev.switchboard.router.catalog;

import dev.switchboard.router.outbound.OutboundClient;
import dev.switchboard.router.outbound.OutboundConfiguration;
import dev.switchboard.router.upstream.ServerConfiguration;
import dev.switchboard.router.upstream.UpstreamSettings;
import dev.switchboard.router.upstream.Upstreams;
import java.nio.file.Path;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The servers that the router knows. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({CatalogSettings.class, UpstreamSettings.class})
public class CatalogConfiguration {

    @Bean
    Upstreams upstreams(
            UpstreamSettings settings,
            OutboundClient client,
            @Qualifier(OutboundConfiguration.TO_ANY_ADDRESS) OutboundClient clientToAnyAddress) {
        return new Upstreams(settings.limits(), client, clientToAnyAddress);
    }

    @Bean
    Catalog catalog(Upstreams upstreams, CatalogSettings settings) {
        List<ServerConfiguration> fromFile =
                settings.file().isEmpty()
                        ? List.of()
                        : ServersFile.read(Path.of(settings.file()), System::getenv);
        return new Catalog(upstreams, settings, fromFile);
    }
}
