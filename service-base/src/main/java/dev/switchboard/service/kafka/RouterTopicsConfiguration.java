package dev.switchboard.service.kafka;

import dev.switchboard.model.feed.RouterTopics;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The topics of the router's events. Imported by each service that writes or reads them. */
@Configuration(proxyBeanMethods = false)
public class RouterTopicsConfiguration {

    /**
     * The topics under the prefix {@code switchboard.topic-prefix}, normally empty; that of calls
     * keeps them for {@code switchboard.calls-retention}.
     */
    @Bean
    RouterTopics routerTopics(
            @Value("${switchboard.topic-prefix:}") String prefix,
            @Value("${switchboard.calls-retention:7d}") Duration callsRetention) {
        return new RouterTopics(prefix, callsRetention);
    }
}
