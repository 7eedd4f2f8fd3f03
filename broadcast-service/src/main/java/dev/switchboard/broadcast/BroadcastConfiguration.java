package dev.switchboard.broadcast;

import dev.switchboard.admission.service.AdmissionConfiguration;
import dev.switchboard.broadcast.asyncapi.AsyncApiConfiguration;
import dev.switchboard.broadcast.drain.DrainConfiguration;
import dev.switchboard.broadcast.fanout.Fanout;
import dev.switchboard.broadcast.fanout.SharedLog;
import dev.switchboard.broadcast.fanout.SubscriptionLimits;
import dev.switchboard.broadcast.feed.ReadProgress;
import dev.switchboard.broadcast.history.ContractChange;
import dev.switchboard.broadcast.history.HistoryView;
import dev.switchboard.broadcast.history.IdempotencyKeys;
import dev.switchboard.broadcast.intake.IntakeConfiguration;
import dev.switchboard.broadcast.intake.TopicFeed;
import dev.switchboard.broadcast.keeper.Backlog;
import dev.switchboard.broadcast.keeper.KeeperConfiguration;
import dev.switchboard.broadcast.query.QueryConfiguration;
import dev.switchboard.broadcast.report.ReportConfiguration;
import dev.switchboard.broadcast.router.RouterFeedsConfiguration;
import dev.switchboard.broadcast.settings.BroadcastSettings;
import dev.switchboard.broadcast.settings.CheckIntervals;
import dev.switchboard.broadcast.socket.SocketConfiguration;
import dev.switchboard.broadcast.sse.SseConfiguration;
import dev.switchboard.broadcast.status.StatusBodies;
import dev.switchboard.broadcast.stomp.StompConfiguration;
import dev.switchboard.broadcast.subscription.ConnectionAdmission;
import dev.switchboard.broadcast.subscription.ConnectionMetrics;
import dev.switchboard.broadcast.subscription.FeedNames;
import dev.switchboard.broadcast.subscription.SubscribableFeed;
import dev.switchboard.broadcast.websocket.ServerConfiguration;
import dev.switchboard.broadcast.websocket.SocketEndpoints;
import dev.switchboard.dashboard.DashboardConfiguration;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.service.Readiness;
import dev.switchboard.service.ServiceBaseConfiguration;
import dev.switchboard.service.kafka.RouterTopicsConfiguration;
import dev.switchboard.service.kafka.SharedAdmin;
import dev.switchboard.service.kafka.TopicGuard;
import dev.switchboard.service.kafka.TopicHealth;
import dev.switchboard.service.web.request.AllowedOrigins;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.socket.config.annotation.EnableWebSocket;

/** The broadcast service, for a process of its own and for one shared with other services. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
@EnableConfigurationProperties(BroadcastSettings.class)
@Import({
    ServiceBaseConfiguration.class,
    AdmissionConfiguration.class,
    IntakeConfiguration.class,
    RouterTopicsConfiguration.class,
    RouterFeedsConfiguration.class,
    KeeperConfiguration.class,
    StompConfiguration.class,
    SocketConfiguration.class,
    SseConfiguration.class,
    QueryConfiguration.class,
    ReportConfiguration.class,
    AsyncApiConfiguration.class,
    DrainConfiguration.class,
    DashboardConfiguration.class,
    ServerConfiguration.class
})
public class BroadcastConfiguration {

    @Bean
    TopicGuard broadcastTopicGuard(SharedAdmin admin, Topics topics) {
        return new TopicGuard(
                admin,
                List.of(
                        topics.updates(),
                        topics.history(),
                        topics.deadLetters(),
                        topics.testUpdates()));
    }

    @Bean
    TopicHealth broadcastTopics(@Qualifier("broadcastTopicGuard") TopicGuard guard) {
        return new TopicHealth(guard);
    }

    @Bean
    HistoryView historyView(BroadcastSettings settings) {
        return new HistoryView(settings.history().toBytes());
    }

    @Bean
    SharedLog sharedLog(BroadcastSettings settings) {
        return new SharedLog(settings.ring().toBytes());
    }

    @Bean
    IdempotencyKeys idempotencyKeys(BroadcastSettings settings) {
        return new IdempotencyKeys(
                settings.idempotencyWindow(),
                settings.mostIdempotencyKeys(IdempotencyKeys.BYTES_A_KEY));
    }

    @Bean
    CheckIntervals intervals() {
        return CheckIntervals.DEFAULT;
    }

    /** The first of all feeds, in what lists them too. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SubscribableFeed subscribableContracts(TopicFeed<ContractChange> contracts) {
        return new SubscribableFeed(contracts.feed(), FeedNames.CONTRACTS);
    }

    @Bean
    Fanout fanout(List<SubscribableFeed> feeds, BroadcastSettings settings) {
        SubscribableFeed.requireDistinct(feeds);
        int workers =
                settings.workers() > 0
                        ? settings.workers()
                        : Runtime.getRuntime().availableProcessors();
        return new Fanout(
                feeds.stream().map(SubscribableFeed::feed).toList(),
                workers,
                settings.parallelCatchUps(),
                new SubscriptionLimits(
                        settings.subscriptionsPerConnection(), settings.mostSubscriptions()));
    }

    @Bean
    HealthIndicator fanoutHealth(Fanout fanout) {
        return () ->
                fanout.hasFailed()
                        ? Health.down()
                                .withDetail(
                                        "reason",
                                        "sending to subscribers failed, the log says how; start"
                                                + " this node again")
                                .build()
                        : Health.up().build();
    }

    @Bean
    ConnectionMetrics connectionMetrics() {
        return new ConnectionMetrics();
    }

    @Bean
    StatusBodies statusBodies(
            HistoryView view,
            ReadProgress progress,
            Backlog backlog,
            Readiness readiness,
            Fanout fanout,
            ConnectionMetrics connectionMetrics) {
        return new StatusBodies(
                view,
                () -> backlog.records() + progress.lag(),
                backlog::openTransactions,
                readiness::isReady,
                fanout,
                connectionMetrics);
    }

    @Bean
    ConnectionAdmission connectionAdmission(Fanout fanout) {
        return new ConnectionAdmission(fanout);
    }

    @Bean
    SocketEndpoints socketEndpoints(
            AllowedOrigins origins, ConnectionAdmission connectionAdmission) {
        return new SocketEndpoints(origins, connectionAdmission);
    }
}
