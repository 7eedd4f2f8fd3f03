package dev.switchboard.router.audit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the events that the router sends to Kafka.
 *
 * @param queue how many events may wait for Kafka; further ones are dropped and counted
 * @param arguments whether the arguments of calls are recorded, and not only their hash
 */
@ConfigurationProperties(prefix = "switchboard.audit", ignoreUnknownFields = false)
public record AuditSettings(
        @DefaultValue("10000") int queue, @DefaultValue("false") boolean arguments) {

    public AuditSettings {
        if (queue < 1) {
            throw new IllegalArgumentException("switchboard.audit.queue must be more than 0");
        }
    }
}
