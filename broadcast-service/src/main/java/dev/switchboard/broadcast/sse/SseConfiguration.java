package dev.switchboard.broadcast.sse;

import dev.switchboard.broadcast.sse.description.DescribedParameters;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Serves server-sent events at {@code /events}. */
@Configuration(proxyBeanMethods = false)
@Import(EventsController.class)
public class SseConfiguration {

    @Bean
    DescribedParameters eventsParameters() {
        return new DescribedParameters();
    }
}
