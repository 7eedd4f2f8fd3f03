package dev.switchboard.broadcast.router;

import dev.switchboard.broadcast.fanout.SharedLog;
import dev.switchboard.broadcast.feed.FeedView;
import dev.switchboard.broadcast.feed.ReadProgress;
import dev.switchboard.broadcast.feed.RecordListener;
import dev.switchboard.broadcast.intake.FeedHealth;
import dev.switchboard.broadcast.intake.FeedSource;
import dev.switchboard.broadcast.intake.TopicFeed;
import dev.switchboard.broadcast.settings.BroadcastSettings;
import dev.switchboard.broadcast.settings.CheckIntervals;
import dev.switchboard.broadcast.subscription.SubscribableFeed;
import dev.switchboard.model.feed.RouterTopics;
import dev.switchboard.service.kafka.KafkaConnection;
import dev.switchboard.service.kafka.SharedAdmin;
import dev.switchboard.service.kafka.TopicGuard;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Reads router.calls and router.servers into memory. Each has a guard of its own, so that a fault
 * of one topic keeps subscribers away from that feed only.
 */
@Configuration(proxyBeanMethods = false)
public class RouterFeedsConfiguration {

    /** Bytes of memory for the recent entries of the feed of servers. */
    private static final long RECENT_SERVERS = 2 * 1024 * 1024;

    @Bean
    TopicGuard callsTopicGuard(SharedAdmin admin, RouterTopics topics) {
        return new TopicGuard(admin, List.of(topics.calls()));
    }

    @Bean
    FeedView<CallEntry> callsView(BroadcastSettings settings, RouterTopics topics) {
        return new FeedView<>(
                settings.callHistory().toBytes(), new CallFormat(topics.callsRetention()));
    }

    @Bean
    TopicFeed<CallEntry> callsFeed(
            KafkaConnection kafka,
            SharedAdmin admin,
            RouterTopics topics,
            @Qualifier("callsTopicGuard") TopicGuard guard,
            FeedView<CallEntry> view,
            BroadcastSettings settings,
            CheckIntervals intervals) {
        return new TopicFeed<>(
                RouterFeedNames.CALLS_FEED,
                new FeedSource<>(
                        topics.calls(), List.of(), new CallFormat(topics.callsRetention())),
                view,
                new SharedLog(settings.eventRing().toBytes()),
                RecordListener.NONE,
                ReadProgress.of(topics.calls().partitions()),
                kafka,
                admin,
                guard,
                intervals.history());
    }

    @Bean
    SubscribableFeed subscribableCalls(TopicFeed<CallEntry> calls) {
        return new SubscribableFeed(calls.feed(), RouterFeedNames.CALLS);
    }

    @Bean
    HealthIndicator callsHealthIndicator(
            @Qualifier("callsTopicGuard") TopicGuard guard, TopicFeed<CallEntry> calls) {
        return new FeedHealth(guard, calls);
    }

    @Bean
    TopicGuard serversTopicGuard(SharedAdmin admin, RouterTopics topics) {
        return new TopicGuard(admin, List.of(topics.servers()));
    }

    @Bean
    TopicFeed<ServerEntry> serversFeed(
            KafkaConnection kafka,
            SharedAdmin admin,
            RouterTopics topics,
            @Qualifier("serversTopicGuard") TopicGuard guard,
            BroadcastSettings settings,
            CheckIntervals intervals) {
        ServerFormat format = new ServerFormat();
        return new TopicFeed<>(
                RouterFeedNames.SERVERS_FEED,
                new FeedSource<>(topics.servers(), List.of(), format),
                new FeedView<>(RECENT_SERVERS, format),
                new SharedLog(settings.eventRing().toBytes()),
                RecordListener.NONE,
                ReadProgress.of(topics.servers().partitions()),
                kafka,
                admin,
                guard,
                intervals.history());
    }

    @Bean
    SubscribableFeed subscribableServers(TopicFeed<ServerEntry> servers) {
        return new SubscribableFeed(servers.feed(), RouterFeedNames.SERVERS);
    }

    @Bean
    HealthIndicator serversHealthIndicator(
            @Qualifier("serversTopicGuard") TopicGuard guard, TopicFeed<ServerEntry> servers) {
        return new FeedHealth(guard, servers);
    }
}
