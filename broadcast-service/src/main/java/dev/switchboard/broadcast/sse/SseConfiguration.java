package dev.switchboard.broadcast.sse;

import dev.switchboard.broadcast.asyncapi.ApiSection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Serves server-sent events at {@code /events}. */
@Configuration(proxyBeanMethods = false)
@Import(EventsController.class)
public class SseConfiguration {

    @Bean
    ApiSection eventsChapter() {
        return new EventsApiSection();
    }

    @Bean
    DescribedParameters wishParameters() {
        return new DescribedParameters();
    }
}
