package dev.switchboard.router.routing;

import dev.switchboard.router.catalog.Catalog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers other servers at the endpoint of the router. */
@Configuration(proxyBeanMethods = false)
public class RoutingConfiguration {

    @Bean
    RoutedTools routedTools(Catalog catalog) {
        return new RoutedTools(catalog);
    }

    @Bean
    RoutedSource routedSource(Catalog catalog, RoutedTools tools) {
        return new RoutedSource(catalog, tools);
    }
}
