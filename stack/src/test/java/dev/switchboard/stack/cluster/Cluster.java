package dev.switchboard.stack.cluster;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;

/**
 * Three brokers as a team in production has them: three copies of everything, of which two must
 * have a record before it is acknowledged. They are reached on loopback only. One thread.
 */
public final class Cluster implements AutoCloseable {

    static final String CONTROLLER = "CONTROLLER";

    private static final int BROKERS = 3;
    private static final Set<String> COPIES =
            Set.of(
                    "default.replication.factor",
                    "min.insync.replicas",
                    "offsets.topic.replication.factor",
                    "transaction.state.log.replication.factor",
                    "transaction.state.log.min.isr",
                    "share.coordinator.state.topic.replication.factor");
    private static final Duration START = Duration.ofMinutes(2);

    private final List<Broker> brokers;

    private Cluster(List<Broker> brokers) {
        this.brokers = List.copyOf(brokers);
    }

    /** Starts all three and waits until they know each other. */
    public static Cluster start(Path folder) throws IOException {
        List<Integer> ports = freePorts(2 * BROKERS);
        String voters =
                IntStream.range(0, BROKERS)
                        .mapToObj(i -> "%d@127.0.0.1:%d".formatted(i + 1, ports.get(BROKERS + i)))
                        .collect(Collectors.joining(","));
        String clusterId = Uuid.randomUuid().toString();
        List<Broker> brokers = new ArrayList<>();
        for (int i = 0; i < BROKERS; i++) {
            int id = i + 1;
            Map<String, String> settings =
                    settings(id, voters, ports.get(i), ports.get(BROKERS + i));
            brokers.add(
                    Broker.start(
                            folder.resolve("broker-" + id),
                            clusterId,
                            id,
                            ports.get(i),
                            settings,
                            List.of("-Xmx384m")));
        }
        Cluster cluster = new Cluster(brokers);
        try {
            return cluster.untilWhole();
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    /** One broker alone, none of whose files can become larger. */
    public static Cluster small(Path folder, int largestFileMegabytes) throws IOException {
        List<Integer> ports = freePorts(2);
        Map<String, String> settings =
                settings(1, "1@127.0.0.1:" + ports.getLast(), ports.getFirst(), ports.getLast());
        settings.replaceAll((name, value) -> COPIES.contains(name) ? "1" : value);
        Broker broker =
                Broker.startWithLargestFile(
                        folder.resolve("broker-1"),
                        Uuid.randomUuid().toString(),
                        1,
                        ports.getFirst(),
                        settings,
                        largestFileMegabytes);
        Cluster cluster = new Cluster(List.of(broker));
        try {
            return cluster.untilWhole();
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private static Map<String, String> settings(
            int id, String voters, int clientPort, int controllerPort) {
        Map<String, String> settings = new HashMap<>();
        settings.put("node.id", Integer.toString(id));
        settings.put("process.roles", "broker,controller");
        settings.put("controller.quorum.voters", voters);
        settings.put("controller.listener.names", CONTROLLER);
        settings.put(
                "listeners",
                "PLAINTEXT://127.0.0.1:%d,%s://127.0.0.1:%d"
                        .formatted(clientPort, CONTROLLER, controllerPort));
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("default.replication.factor", "3");
        settings.put("min.insync.replicas", "2");
        settings.put("offsets.topic.replication.factor", "3");
        settings.put("transaction.state.log.replication.factor", "3");
        settings.put("transaction.state.log.min.isr", "2");
        settings.put("share.coordinator.state.topic.replication.factor", "3");
        settings.put("auto.create.topics.enable", "false");
        settings.put("group.initial.rebalance.delay.ms", "0");
        // fewer files and threads than three machines would have
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(16 * 1024 * 1024));
        return settings;
    }

    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                held.add(new ServerSocket(0));
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
    }

    /** Where clients connect, all three. */
    public String bootstrapServers() {
        return brokers.stream().map(Broker::address).collect(Collectors.joining(","));
    }

    public List<Broker> brokers() {
        return brokers;
    }

    /** Waits until all are up and known to each other. */
    public Cluster untilWhole() {
        try (Admin admin = admin()) {
            await().atMost(START)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> nodes(admin) == brokers.size());
        }
        return this;
    }

    private static int nodes(Admin admin) throws InterruptedException {
        try {
            return admin.describeCluster().nodes().get().size();
        } catch (ExecutionException e) {
            return 0;
        }
    }

    /** The caller closes it. */
    public Admin admin() {
        return Admin.create(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers(),
                        "default.api.timeout.ms",
                        5_000,
                        "request.timeout.ms",
                        2_000));
    }

    @Override
    public void close() {
        brokers.forEach(Broker::close);
    }
}
