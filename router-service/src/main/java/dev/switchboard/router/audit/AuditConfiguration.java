package dev.switchboard.router.audit;

import dev.switchboard.model.feed.RouterTopics;
import dev.switchboard.router.catalog.Catalog;
import dev.switchboard.router.server.CallLog;
import dev.switchboard.service.kafka.KafkaConfiguration;
import dev.switchboard.service.kafka.KafkaConnection;
import dev.switchboard.service.kafka.RouterTopicsConfiguration;
import dev.switchboard.service.kafka.SharedAdmin;
import dev.switchboard.service.kafka.TopicGuard;
import dev.switchboard.service.kafka.TopicState;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Sends the events of the router to Kafka. */
@Configuration(proxyBeanMethods = false)
@Import({KafkaConfiguration.class, RouterTopicsConfiguration.class})
@EnableConfigurationProperties(AuditSettings.class)
public class AuditConfiguration {

    @Bean
    EventSender routerEventSender(
            KafkaConnection kafka,
            SharedAdmin admin,
            RouterTopics topics,
            AuditSettings settings,
            MeterRegistry meters) {
        TopicGuard guard = new TopicGuard(admin, List.of(topics.calls(), topics.servers()));
        return new EventSender(
                kafka.producer(),
                guard,
                () -> !(guard.state() instanceof TopicState.Waiting),
                settings.queue(),
                meters);
    }

    @Bean
    CallLog callLog(EventSender sender, RouterTopics topics, AuditSettings settings) {
        return new CallRecorder(sender, topics, settings.arguments());
    }

    @Bean
    ServerRecorder serverRecorder(EventSender sender, RouterTopics topics, Catalog catalog) {
        ServerRecorder recorder = new ServerRecorder(sender, topics, replica());
        catalog.addListener(recorder);
        return recorder;
    }

    /** As this machine calls itself. */
    private static String replica() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
