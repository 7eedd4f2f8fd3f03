package dev.switchboard.ingest;

import dev.switchboard.admission.service.AdmissionConfiguration;
import dev.switchboard.ingest.entry.EntryConfiguration;
import dev.switchboard.ingest.web.IngestWebConfiguration;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.service.ServiceBaseConfiguration;
import dev.switchboard.service.kafka.SharedAdmin;
import dev.switchboard.service.kafka.TopicGuard;
import dev.switchboard.service.kafka.TopicHealth;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The ingest service, for a process of its own and for one shared with other services. */
@Configuration(proxyBeanMethods = false)
@Import({
    ServiceBaseConfiguration.class,
    AdmissionConfiguration.class,
    EntryConfiguration.class,
    IngestWebConfiguration.class
})
public class IngestConfiguration {

    @Bean
    TopicGuard ingestTopicGuard(SharedAdmin admin, Topics topics) {
        return new TopicGuard(admin, List.of(topics.updates(), topics.testUpdates()));
    }

    @Bean
    TopicHealth ingestTopics(@Qualifier("ingestTopicGuard") TopicGuard guard) {
        return new TopicHealth(guard);
    }
}
