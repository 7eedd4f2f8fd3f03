package dev.switchboard.router.conformance;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Offers what the conformance suite calls, where the profile says so. */
@Configuration(proxyBeanMethods = false)
@Profile("conformance")
public class ConformanceConfiguration {

    @Bean
    ConformanceSource conformanceSource() {
        return new ConformanceSource();
    }
}
