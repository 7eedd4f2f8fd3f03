package dev.switchboard.broadcast.sse;

import dev.switchboard.broadcast.fanout.Fanout;
import dev.switchboard.broadcast.settings.BroadcastSettings;
import dev.switchboard.broadcast.sse.description.DescribedParameters;
import dev.switchboard.broadcast.subscription.ConnectionAdmission;
import dev.switchboard.broadcast.subscription.ConnectionMetrics;
import dev.switchboard.broadcast.subscription.SubscribableFeed;
import java.util.List;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Serves server-sent events at {@code /events}, and at a path below it for each feed but contracts.
 */
@Configuration(proxyBeanMethods = false)
@Import(EventsController.class)
public class SseConfiguration {

    @Bean
    DescribedParameters eventsParameters() {
        return new DescribedParameters();
    }

    @Bean
    EventStreams eventStreams(
            Fanout fanout,
            ConnectionMetrics connectionMetrics,
            ConnectionAdmission connectionAdmission,
            BroadcastSettings settings) {
        return new EventStreams(fanout, connectionMetrics, connectionAdmission, settings);
    }

    @Bean
    InitializingBean feedEvents(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping,
            List<SubscribableFeed> feeds,
            EventStreams streams) {
        return () -> FeedEvents.register(mapping, feeds, streams);
    }
}
