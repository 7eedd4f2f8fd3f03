package dev.switchboard.router.contracts;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Offers contracts to agents. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RouterSettings.class)
public class ContractToolsConfiguration {

    @Bean
    ContractAccess contractAccess(RouterSettings settings, Environment environment) {
        return new ContractAccess(settings, environment);
    }

    @Bean
    ContractSource contractSource(ContractAccess contracts, RouterSettings settings) {
        return new ContractSource(contracts, settings, Clock.systemUTC(), () -> true);
    }
}
