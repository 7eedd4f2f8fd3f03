package dev.switchboard.router.routing;

import dev.switchboard.router.catalog.Catalog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The tools of other servers, for all who look for one. */
@Configuration(proxyBeanMethods = false)
public class RoutingConfiguration {

    @Bean
    RoutedTools routedTools(Catalog catalog) {
        return new RoutedTools(catalog);
    }
}
