package dev.switchboard.broadcast.keeper;

import static org.awaitility.Awaitility.await;

import dev.switchboard.broadcast.BroadcastService;
import dev.switchboard.broadcast.fanout.SharedLog;
import dev.switchboard.broadcast.feed.ReadProgress;
import dev.switchboard.broadcast.history.HistoryView;
import dev.switchboard.broadcast.settings.CheckIntervals;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.service.Readiness;
import dev.switchboard.testkit.TestKafka;
import java.time.Duration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** A whole node of the broadcast service on the tests' Kafka. */
public final class KeeperNode implements AutoCloseable {

    /** Looks more often than a test would wait. */
    @Configuration(proxyBeanMethods = false)
    static class Quick {

        @Bean
        @Primary
        CheckIntervals quick() {
            return new CheckIntervals(Duration.ofMillis(250), Duration.ofMillis(100));
        }
    }

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

    private final ConfigurableApplicationContext context;

    private KeeperNode(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts a node and waits until its view is complete. */
    public static KeeperNode start(Topics topics, String nodeId) {
        KeeperNode node =
                new KeeperNode(
                        new SpringApplicationBuilder(BroadcastService.class, Quick.class)
                                .registerShutdownHook(false)
                                .run(
                                        "--server.port=0",
                                        "--server.address=127.0.0.1",
                                        "--spring.kafka.bootstrap-servers="
                                                + TestKafka.bootstrapServers(),
                                        "--spring.kafka.consumer.properties"
                                                + "[heartbeat.interval.ms]=300",
                                        "--switchboard.topic-prefix=" + topics.prefix(),
                                        "--switchboard.broadcast.node-id=" + nodeId));
        await().atMost(LONG_ENOUGH).until(() -> node.progress().isCaughtUp());
        return node;
    }

    public HistoryView view() {
        return context.getBean(HistoryView.class);
    }

    public SharedLog log() {
        return context.getBean(SharedLog.class);
    }

    public ReadProgress progress() {
        return context.getBean(ReadProgress.class);
    }

    /** Waits until its view has an update of that contract. */
    void awaitKept(String contract) {
        await().atMost(LONG_ENOUGH)
                .until(() -> view().latest(new ContractId(contract)).isPresent());
    }

    boolean isReady() {
        return context.getBean(Readiness.class).isReady();
    }

    /** What a part of it tells of its health. */
    String health(String part) {
        Health health = context.getBean(part + "Health", HealthIndicator.class).health();
        return health == null ? "" : health.getDetails().toString();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    KeeperCounts counts() {
        return context.getBean(KeeperCounts.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
