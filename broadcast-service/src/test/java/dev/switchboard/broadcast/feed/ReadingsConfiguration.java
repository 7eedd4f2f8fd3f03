package dev.switchboard.broadcast.feed;

import dev.switchboard.broadcast.fanout.SharedLog;
import dev.switchboard.broadcast.intake.FeedSource;
import dev.switchboard.broadcast.intake.TopicFeed;
import dev.switchboard.broadcast.subscription.FeedNames;
import dev.switchboard.broadcast.subscription.FeedNames.FilterName;
import dev.switchboard.broadcast.subscription.SubscribableFeed;
import dev.switchboard.model.feed.Topic;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.service.kafka.KafkaConnection;
import dev.switchboard.service.kafka.SharedAdmin;
import dev.switchboard.service.kafka.TopicGuard;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** All that a second feed takes. */
@Configuration(proxyBeanMethods = false)
class ReadingsConfiguration {

    static final int PARTITIONS = 3;

    private static final int BYTES = 1_000_000;

    static Topic topic(Topics topics) {
        return new Topic(
                topics.prefix() + "readings",
                PARTITIONS,
                true,
                Map.of("cleanup.policy", "compact", "message.timestamp.type", "LogAppendTime"));
    }

    @Bean
    TopicGuard readingsTopicGuard(SharedAdmin admin, Topics topics) {
        return new TopicGuard(admin, List.of(topic(topics)));
    }

    @Bean
    TopicFeed<Reading> readingsFeed(
            KafkaConnection kafka,
            SharedAdmin admin,
            Topics topics,
            TopicGuard readingsTopicGuard) {
        ReadingFormat format = new ReadingFormat();
        return new TopicFeed<>(
                "readings",
                new FeedSource<>(topic(topics), List.of(), format),
                new FeedView<>(BYTES, format),
                new SharedLog(BYTES),
                RecordListener.NONE,
                ReadProgress.of(PARTITIONS),
                kafka,
                admin,
                readingsTopicGuard,
                Duration.ofMillis(200));
    }

    @Bean
    SubscribableFeed subscribableReadings(TopicFeed<Reading> readingsFeed) {
        return new SubscribableFeed(
                readingsFeed.feed(),
                new FeedNames(
                        new FilterName(
                                "readings",
                                "thermometer",
                                "thermometers",
                                "Thermometer",
                                key -> Optional.of("is none").filter(_ -> key.length() > 20),
                                List.of()),
                        new FilterName(
                                "rooms",
                                "room",
                                "rooms",
                                "Room",
                                _ -> Optional.empty(),
                                List.of("hall", "attic"))));
    }
}
