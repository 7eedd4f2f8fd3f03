package dev.switchboard.broadcast.intake;

import dev.switchboard.service.kafka.TopicGuard;
import dev.switchboard.service.kafka.TopicHealth;
import dev.switchboard.service.kafka.TopicState;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Answers for one feed: whether its topic is as it must be, and read to its end. */
public final class FeedHealth implements HealthIndicator {

    private final TopicGuard guard;
    private final TopicFeed<?> feed;

    public FeedHealth(TopicGuard guard, TopicFeed<?> feed) {
        this.guard = guard;
        this.feed = feed;
    }

    @Override
    public Health health() {
        if (!(guard.state() instanceof TopicState.Ready)) {
            return new TopicHealth(guard).health();
        }
        return feed.isComplete()
                ? Health.up().withDetail("lag", feed.lag()).build()
                : Health.outOfService()
                        .withDetail("reason", "the feed is being read from Kafka")
                        .build();
    }
}
