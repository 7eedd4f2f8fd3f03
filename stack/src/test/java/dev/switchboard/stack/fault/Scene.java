package dev.switchboard.stack.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.checker.Checker;
import dev.switchboard.checker.Scale;
import dev.switchboard.checker.Target;
import dev.switchboard.checker.verdict.Figure;
import dev.switchboard.checker.verdict.Verdict;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.stack.cluster.Cluster;
import dev.switchboard.stack.service.Service;
import dev.switchboard.stack.service.Service.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
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
     * Runs the checker while one thing after another breaks, each time until all is mended, and
     * expects no fault.
     *
     * @param nodesFail whether a broadcast node is among what breaks
     */
    Verdict check(boolean nodesFail, List<Fault> faults) throws Exception {
        try {
            return checkAll(nodesFail, faults);
        } catch (Exception | AssertionError e) {
            List.of(ingest, one, other).forEach(s -> System.out.println(s.program().output()));
            throw e;
        }
    }

    private Verdict checkAll(boolean nodesFail, List<Fault> faults) throws Exception {
        long seed = Long.getLong("checker.seed", ThreadLocalRandom.current().nextInt());
        Target target =
                new Target(
                        nodes().stream().map(Service::uri).toList(),
                        ingest.uri(),
                        cluster.bootstrapServers(),
                        topics,
                        nodesFail);
        Scale scale = new Scale(seed, Duration.ZERO, FOLLOWERS, CONTRACTS, RATE);
        try (Pauses pauses = Pauses.watch(nodes())) {
            Verdict verdict =
                    new Checker(target, scale)
                            .run(() -> {
                                for (Fault fault : chosen(faults)) {
                                    pauses.awaitFlow();
                                    pauses.reset();
                                    fault.inflict().run();
                                    untilMended();
                                    pauses.awaitFlow();
                                    System.out.printf(
                                            "%s: nothing new for %d ms at most%n",
                                            fault.name(), pauses.longest().toMillis());
                                }
                            });
            System.out.println("seed " + seed + "\n" + verdict.report());
            assertThat(verdict.found()).as(verdict.report()).isZero();
            assertThat(verdict.figure(Figure.UPDATES_ACKNOWLEDGED)).isPositive();
            assertThat(verdict.figure(Figure.RESUMED_RECOVERED)).isPositive();
            return verdict;
        }
    }

    private static List<Fault> chosen(List<Fault> faults) {
        return hasAllFaults() ? faults : faults.subList(0, 1);
    }

    /** Whether this run has all faults of each test, not only the first. */
    static boolean hasAllFaults() {
        return System.getProperty("faults", "").equals("all");
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
