package dev.switchboard.stack.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.checker.Checker;
import dev.switchboard.checker.Scale;
import dev.switchboard.checker.Target;
import dev.switchboard.checker.verdict.Breach;
import dev.switchboard.checker.verdict.Figure;
import dev.switchboard.checker.verdict.Verdict;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.stack.cluster.Cluster;
import dev.switchboard.stack.service.Service;
import dev.switchboard.stack.service.Service.Kind;
import dev.switchboard.testkit.soak.SoakRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** Three brokers, two broadcast nodes and an ingest service, each a process of its own. */
final class Scene implements AutoCloseable {

    private static final Duration MENDED = Duration.ofMinutes(2);
    private static final int FOLLOWERS = 24;
    private static final int CONTRACTS = 60;
    private static final int RATE = 120;

    final Topics topics = new Topics("");
    final Cluster cluster;
    final Service ingest;
    final Service one;
    final Service other;

    private Scene(Cluster cluster) throws IOException {
        this.cluster = cluster;
        this.ingest = Service.start(Kind.INGEST, environment(Map.of()));
        this.one = broadcast("one");
        this.other = broadcast("other");
    }

    static Scene start(Path folder) throws IOException {
        Scene scene = new Scene(Cluster.start(folder));
        try {
            scene.ingest.untilReady();
            scene.nodes().forEach(Service::untilReady);
            return scene;
        } catch (RuntimeException | AssertionError e) {
            scene.close();
            throw e;
        }
    }

    private Service broadcast(String id) throws IOException {
        return Service.start(
                Kind.BROADCAST,
                environment(
                        Map.of(
                                "SWITCHBOARD_BROADCAST_NODE_ID",
                                id,
                                "SWITCHBOARD_BROADCAST_RING",
                                "256KB")));
    }

    private Map<String, String> environment(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("KAFKA_BOOTSTRAP_SERVERS", cluster.bootstrapServers());
        environment.put("LOG_LEVEL", "WARN");
        return environment;
    }

    List<Service> nodes() {
        return List.of(one, other);
    }

    /**
     * Runs the checker while something breaks, until all is mended, and expects no fault.
     *
     * @param row takes the figures
     * @param nodesFail whether a broadcast node is among what breaks
     * @param fault breaks it, and returns when it has mended what does not mend by itself
     */
    Verdict check(SoakRow row, boolean nodesFail, Fault fault) throws Exception {
        try {
            return checkAll(row, nodesFail, fault);
        } catch (Exception | AssertionError e) {
            List.of(ingest, one, other).forEach(s -> System.out.println(s.program().output()));
            throw e;
        }
    }

    private Verdict checkAll(SoakRow row, boolean nodesFail, Fault fault) throws Exception {
        Target target =
                new Target(
                        nodes().stream().map(Service::uri).toList(),
                        ingest.uri(),
                        cluster.bootstrapServers(),
                        topics,
                        nodesFail);
        Scale scale = new Scale(row.seed(), Duration.ZERO, FOLLOWERS, CONTRACTS, RATE);
        try (Pauses pauses = Pauses.watch(nodes())) {
            Verdict verdict =
                    new Checker(target, scale)
                            .run(() -> {
                                pauses.awaitFlow();
                                pauses.reset();
                                fault.inflict();
                                untilMended();
                                pauses.awaitFlow();
                                row.recovery(pauses.longest());
                            });
            System.out.println(verdict.report());
            row.breaches(
                    verdict.found(Breach.LOST),
                    verdict.found(Breach.DOUBLED),
                    verdict.found(Breach.OUT_OF_ORDER),
                    verdict.found(Breach.OTHER));
            assertThat(verdict.total()).as(verdict.report()).isZero();
            assertThat(verdict.figure(Figure.UPDATES_ACKNOWLEDGED)).isPositive();
            return verdict;
        }
    }

    /** Waits until every copy is in sync and every service ready. */
    void untilMended() {
        cluster.untilWhole();
        try (Admin admin = cluster.admin()) {
            await().atMost(MENDED)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> isInSync(admin));
        }
        nodes().forEach(Service::untilReady);
        ingest.untilReady();
    }

    private static boolean isInSync(Admin admin) throws InterruptedException {
        try {
            var names = admin.listTopics().names().get();
            return admin.describeTopics(names).allTopicNames().get().values().stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .allMatch(p -> p.isr().size() == p.replicas().size());
        } catch (ExecutionException e) {
            return false;
        }
    }

    @Override
    public void close() {
        one.close();
        other.close();
        ingest.close();
        cluster.close();
    }
}
