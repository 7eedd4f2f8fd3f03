package dev.switchboard.service;

import dev.switchboard.service.kafka.KafkaConfiguration;
import dev.switchboard.service.openapi.ApiConfiguration;
import dev.switchboard.service.web.WebConfiguration;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * What every service does alike. Each service imports it; in one JVM with several services its
 * beans exist once. Settings stand in {@code classpath:service-base.yaml}, which the application
 * imports.
 */
@Configuration(proxyBeanMethods = false)
@Import({ApiConfiguration.class, KafkaConfiguration.class, WebConfiguration.class})
public class ServiceBaseConfiguration {

    @Bean
    Readiness readiness(HealthEndpoint health) {
        return new Readiness(health);
    }
}
