package dev.switchboard.router.contracts;

import dev.switchboard.model.flag.FeatureFlag;
import dev.switchboard.router.flag.FeatureFlags;
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
    ContractSource contractSource(
            ContractAccess contracts, RouterSettings settings, FeatureFlags flags) {
        ContractSource source =
                new ContractSource(
                        contracts,
                        settings,
                        Clock.systemUTC(),
                        () -> flags.isOn(FeatureFlag.CONTRACT_TOOLS));
        flags.onChange(source::offeredChanged);
        return source;
    }
}
