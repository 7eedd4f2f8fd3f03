package dev.switchboard.service.kafka;

import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to Kafka. */
@Configuration(proxyBeanMethods = false)
public class KafkaConfiguration {

    @Bean
    KafkaConnection kafkaConnection(KafkaProperties properties, KafkaConnectionDetails details) {
        return new KafkaConnection(properties, details);
    }

    /** Connects at the first question, so that no start waits for Kafka. */
    @Bean
    SharedAdmin sharedAdmin(KafkaConnection connection) {
        return new SharedAdmin(connection.admin());
    }
}
