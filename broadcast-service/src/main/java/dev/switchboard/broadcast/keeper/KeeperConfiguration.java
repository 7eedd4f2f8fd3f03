package dev.switchboard.broadcast.keeper;

import dev.switchboard.broadcast.feed.ReadProgress;
import dev.switchboard.broadcast.history.HistoryView;
import dev.switchboard.broadcast.history.IdempotencyKeys;
import dev.switchboard.broadcast.history.OpenTransaction;
import dev.switchboard.broadcast.settings.BroadcastSettings;
import dev.switchboard.broadcast.settings.CheckIntervals;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.service.kafka.KafkaConnection;
import dev.switchboard.service.kafka.SharedAdmin;
import dev.switchboard.service.report.PeriodicReport;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The keeper of this node, its health and its meters. */
@Configuration(proxyBeanMethods = false)
public class KeeperConfiguration {

    @Bean
    KeeperCounts keeperCounts(MeterRegistry meters) {
        KeeperCounts counts = new KeeperCounts();
        meter(meters, counts, "kept", KeeperCounts::kept);
        meter(meters, counts, "repeated", KeeperCounts::repeated);
        meter(meters, counts, "refused", KeeperCounts::refused);
        meter(meters, counts, "moved", KeeperCounts::moved);
        FunctionCounter.builder("switchboard.keeper.starts", counts, KeeperCounts::starts)
                .description("how often the keeper began, again after each failed transaction")
                .register(meters);
        return counts;
    }

    private static void meter(
            MeterRegistry meters,
            KeeperCounts counts,
            String ruling,
            ToDoubleFunction<KeeperCounts> value) {
        FunctionCounter.builder("switchboard.keeper.records", counts, value)
                .tag("ruling", ruling)
                .description("records of contract.updates by what the keeper made of them")
                .register(meters);
    }

    @Bean
    Keeper keeper(
            KafkaConnection kafka,
            SharedAdmin admin,
            Topics topics,
            ReadProgress progress,
            HistoryView view,
            IdempotencyKeys keys,
            KeeperCounts counts,
            BroadcastSettings settings,
            MeterRegistry meters,
            @Value("${server.port:0}") int port) {
        Keeper keeper =
                new Keeper(
                        kafka,
                        admin,
                        topics,
                        progress,
                        new PendingState(view, keys),
                        counts,
                        settings.nodeId().isEmpty() ? nodeId(port) : settings.nodeId());
        Gauge.builder("switchboard.keeper.unreadable", keeper, k -> k.unreadable().size())
                .description("records that stop their partition, as memory does not hold them")
                .register(meters);
        return keeper;
    }

    @Bean
    PeriodicReport keeperReport(
            KeeperCounts counts,
            IdempotencyKeys keys,
            BroadcastSettings settings,
            MeterRegistry meters) {
        Gauge.builder("switchboard.keeper.keys", keys, IdempotencyKeys::size)
                .description("idempotency keys remembered")
                .register(meters);
        FunctionCounter.builder(
                        "switchboard.keeper.keys.forgotten", keys, IdempotencyKeys::forgottenEarly)
                .description("idempotency keys forgotten within the window, for want of memory")
                .register(meters);
        TimeGauge.builder(
                        "switchboard.keeper.keys.reach",
                        keys,
                        TimeUnit.SECONDS,
                        k -> k.reach().toSeconds())
                .description("how far back idempotency keys are known")
                .register(meters);
        return new PeriodicReport(
                LoggerFactory.getLogger(Keeper.class),
                settings.report(),
                new KeeperReport(counts, keys));
    }

    @Bean
    Backlog keeperBacklog(
            KafkaConnection kafka,
            SharedAdmin admin,
            Topics topics,
            ReadProgress progress,
            CheckIntervals intervals,
            MeterRegistry meters) {
        Backlog backlog = new Backlog(kafka, admin, topics, progress, intervals.backlog());
        Gauge.builder("switchboard.keeper.backlog", backlog, Backlog::records)
                .description("records of contract.updates that no keeper has ruled on yet")
                .register(meters);
        Gauge.builder(
                        "switchboard.keeper.held.back",
                        backlog,
                        b ->
                                b.openTransactions().stream()
                                        .mapToLong(OpenTransaction::heldBack)
                                        .sum())
                .description("of these, records held back by producers' open transactions")
                .register(meters);
        return backlog;
    }

    /** Without a keeper, updates are accepted but not delivered. */
    @Bean
    HealthIndicator keeperHealth(Keeper keeper, Backlog backlog, Topics topics) {
        return () -> {
            Health.Builder health;
            List<UnreadableRecord> unreadable = keeper.unreadable();
            if (!unreadable.isEmpty()) {
                health =
                        Health.down()
                                .withDetail(
                                        "reason",
                                        unreadable.stream()
                                                .map(UnreadableRecord::describe)
                                                .collect(Collectors.joining("; ")));
            } else if (!keeper.isWell()) {
                health =
                        Health.down()
                                .withDetail(
                                        "reason",
                                        "the keeper does not run, or fails at each start; the log says why");
            } else if (!backlog.isWorkedOff()) {
                health =
                        Health.outOfService()
                                .withDetail(
                                        "reason",
                                        "the keepers have yet to process updates from before the"
                                                + " start, beginning at "
                                                + backlog.awaited());
            } else {
                health = Health.up();
            }
            List<OpenTransaction> open = backlog.openTransactions();
            if (!open.isEmpty()) {
                health.withDetail(
                        "held-back",
                        open.stream().map(o -> o.describe(topics.updates().name())).toList());
                health.withDetail(
                        "held-back-means",
                        "Kafka hides these records until the transaction ends. Readiness does not"
                                + " wait for them; the keeper processes them then.");
            }
            return health.withDetail("backlog", backlog.records()).build();
        };
    }

    /**
     * Stays the same after a restart, so that Kafka at once aborts a transaction that this node
     * left open.
     */
    private static String nodeId(int port) {
        if (port == 0) {
            return UUID.randomUUID().toString();
        }
        try {
            return InetAddress.getLocalHost().getHostName() + "-" + port;
        } catch (UnknownHostException e) {
            return UUID.randomUUID().toString();
        }
    }
}
