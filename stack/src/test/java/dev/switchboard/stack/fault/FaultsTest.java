package dev.switchboard.stack.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.checker.verdict.Figure;
import dev.switchboard.checker.verdict.Verdict;
import dev.switchboard.stack.cluster.Broker;
import dev.switchboard.stack.service.Service;
import dev.switchboard.testkit.Program;
import dev.switchboard.testkit.soak.Soak;
import dev.switchboard.testkit.soak.SoakRow;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.ElectionType;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Brokers and nodes fail while updates flow: nothing acknowledged is lost or doubled, and every
 * subscriber gets everything in order. What is guaranteed in words: docs/reliability.md.
 */
@Soak
@Tag("faults")
class FaultsTest extends SceneTest {

    /** Longer than the cluster takes to notice that a broker is gone. */
    private static final Duration NOTICED = Duration.ofSeconds(10);

    /** Longer than nodes and ingest take to notice that partitions were added. */
    private static final Duration LEARNED = Duration.ofSeconds(15);

    private static final Duration LONGER_THAN_SESSION = Duration.ofSeconds(14);
    private static final Duration AWAY = Duration.ofSeconds(3);
    private static final Duration BETWEEN_MOVES = Duration.ofMillis(1500);

    @Test
    void one_broker_is_killed(SoakRow row) throws Exception {
        scene().check(row, false, () -> killForAWhile(1));
    }

    @Test
    void two_brokers_are_killed(SoakRow row) throws Exception {
        scene().check(row, false, () -> killForAWhile(2));
    }

    @Test
    void all_brokers_are_killed(SoakRow row) throws Exception {
        scene().check(row, false, () -> killForAWhile(3));
    }

    @Test
    void leaders_move(SoakRow row) throws Exception {
        scene().check(row, false, this::moveLeaders);
    }

    @Test
    void a_node_is_killed_in_a_transaction(SoakRow row) throws Exception {
        scene().check(row, true, this::killKeeping);
    }

    @Test
    void a_node_is_stopped_past_its_session_and_woken(SoakRow row) throws Exception {
        scene().check(row, true, this::stopAndWake);
    }

    @Test
    void nodes_are_restarted_one_after_another(SoakRow row) throws Exception {
        Verdict verdict = scene().check(row, true, this::rollingRestart);

        // Only a node that is told to stop takes leave.
        assertThat(verdict.figure(Figure.FAREWELLS)).isPositive();
    }

    @Test
    void ingest_is_killed(SoakRow row) throws Exception {
        scene().check(row, false, this::killIngest);
    }

    @Test
    void a_setting_of_the_history_drifts(SoakRow row) throws Exception {
        scene().check(row, false, this::driftHistory);
    }

    @Test
    void partitions_are_added_to_the_updates(SoakRow row) throws Exception {
        scene().check(row, false, this::widenUpdates);
    }

    /** Kills a node whose transaction is open, as Kafka says also after it is dead. */
    private void killKeeping() throws Exception {
        Service node = scene().one;
        try (Admin admin = scene().cluster.admin()) {
            boolean inside = false;
            while (!inside) {
                await().pollInterval(Duration.ofMillis(1)).until(() -> isKeeping(admin));
                node.program().kill();
                inside = isKeeping(admin);
                if (!inside) {
                    node.startAgain();
                    node.untilReady();
                }
            }
        }
        Thread.sleep(AWAY);
        node.startAgain();
    }

    /** Whether the first node has a transaction under way. */
    private static boolean isKeeping(Admin admin) throws Exception {
        return admin.listTransactions().all().get().stream()
                .filter(transaction -> transaction.transactionalId().startsWith("keeper-one-"))
                .anyMatch(transaction -> transaction.state() == TransactionState.ONGOING);
    }

    /** Long enough for its partitions to be given to the other node. */
    private void stopAndWake() throws Exception {
        Program node = scene().one.program();
        node.signal("STOP");
        Thread.sleep(LONGER_THAN_SESSION);
        node.signal("CONT");
    }

    private void rollingRestart() throws Exception {
        for (Service node : scene().nodes()) {
            node.program().terminate();
            node.program().await();
            node.startAgain();
            node.untilReady();
        }
    }

    private void killIngest() throws Exception {
        scene().ingest.program().kill();
        Thread.sleep(AWAY);
        scene().ingest.startAgain();
    }

    private void driftHistory() throws Exception {
        setHistory("cleanup.policy", "delete");
        await().atMost(Duration.ofMinutes(1)).until(() -> !scene().one.isReady());
        assertThat(scene().one.get("/actuator/health/readiness").body())
                .contains("must have compact")
                .contains("--add-config cleanup.policy=compact");
        setHistory("cleanup.policy", "compact");
    }

    private void setHistory(String name, String value) throws Exception {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, scene().topics.history().name());
        var change = new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
        try (Admin admin = scene().cluster.admin()) {
            admin.incrementalAlterConfigs(Map.of(topic, List.of(change))).all().get();
        }
    }

    private void widenUpdates() throws Exception {
        String updates = scene().topics.updates().name();
        try (Admin admin = scene().cluster.admin()) {
            var found = admin.describeTopics(List.of(updates)).allTopicNames().get().values();
            int now = found.iterator().next().partitions().size();
            admin.createPartitions(Map.of(updates, NewPartitions.increaseTo(now + 4))).all().get();
        }
        // what follows is not about the change: by then all of ours know of it
        Thread.sleep(LEARNED);
    }

    private void moveLeaders() throws Exception {
        for (int round = 1; round <= 4; round++) {
            moveLeaders(round);
            Thread.sleep(BETWEEN_MOVES);
        }
    }

    private void killForAWhile(int count) throws Exception {
        List<Broker> killed = scene().cluster.brokers().subList(0, count);
        for (Broker broker : killed) {
            broker.kill();
        }
        Thread.sleep(NOTICED);
        for (Broker broker : killed) {
            broker.startAgain();
        }
    }

    /** Makes the next broker of each partition's copies its leader, in Kafka's own topics too. */
    private void moveLeaders(int round) throws Exception {
        try (Admin admin = scene().cluster.admin()) {
            Set<String> names =
                    admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get();
            Map<TopicPartition, Optional<NewPartitionReassignment>> moves = new HashMap<>();
            for (TopicDescription topic :
                    admin.describeTopics(names).allTopicNames().get().values()) {
                for (TopicPartitionInfo p : topic.partitions()) {
                    moves.put(
                            new TopicPartition(topic.name(), p.partition()),
                            Optional.of(copies(p.partition() + round)));
                }
            }
            admin.alterPartitionReassignments(moves).all().get();
            admin.electLeaders(ElectionType.PREFERRED, moves.keySet()).partitions().get();
        }
    }

    /** All three brokers, in an order that differs from turn to turn. */
    private static NewPartitionReassignment copies(int turn) {
        return new NewPartitionReassignment(
                List.of(turn % 3 + 1, (turn + 1) % 3 + 1, (turn + 2) % 3 + 1));
    }
}
