package dev.switchboard.router.contracts;

import dev.switchboard.router.primitive.Tool;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Offers contracts as tools. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RouterSettings.class)
public class ContractToolsConfiguration {

    @Bean
    ContractAccess contractAccess(RouterSettings settings, Environment environment) {
        return new ContractAccess(settings, environment);
    }

    @Bean
    Tool contractsSubmit(ContractAccess contracts) {
        return new ContractsSubmit(contracts, Clock.systemUTC());
    }
}
