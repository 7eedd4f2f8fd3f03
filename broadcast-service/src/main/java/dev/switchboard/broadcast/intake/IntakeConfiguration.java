package dev.switchboard.broadcast.intake;

import dev.switchboard.broadcast.fanout.Feed;
import dev.switchboard.broadcast.fanout.SharedLog;
import dev.switchboard.broadcast.feed.ReadProgress;
import dev.switchboard.broadcast.history.ContractChange;
import dev.switchboard.broadcast.history.ContractFormat;
import dev.switchboard.broadcast.history.HistoryView;
import dev.switchboard.broadcast.history.IdempotencyKeys;
import dev.switchboard.broadcast.settings.CheckIntervals;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.service.kafka.KafkaConnection;
import dev.switchboard.service.kafka.SharedAdmin;
import dev.switchboard.service.kafka.TopicGuard;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads contract.history into memory. */
@Configuration(proxyBeanMethods = false)
public class IntakeConfiguration {

    @Bean
    ReadProgress progress() {
        return ReadProgress.ofKept(Topics.HISTORY_PARTITIONS);
    }

    @Bean
    TopicFeed<ContractChange> contractTopicFeed(
            KafkaConnection kafka,
            SharedAdmin admin,
            Topics topics,
            @Qualifier("broadcastTopicGuard") TopicGuard guard,
            HistoryView view,
            SharedLog log,
            IdempotencyKeys keys,
            ReadProgress progress,
            CheckIntervals intervals) {
        return new TopicFeed<>(
                Feed.CONTRACTS,
                new FeedSource<>(
                        topics.history(), List.of(topics.testUpdates()), new ContractFormat()),
                view,
                log,
                keys,
                progress,
                kafka,
                admin,
                guard,
                intervals.history());
    }

    /** Ready once the topic is read up to where it ended when reading began. */
    @Bean
    HealthIndicator viewHealth(ReadProgress progress, TopicFeed<ContractChange> contracts) {
        return () ->
                contracts.isComplete()
                        ? Health.up().withDetail("lag", progress.lag()).build()
                        : Health.outOfService()
                                .withDetail("reason", "the view is being read from Kafka")
                                .build();
    }
}
