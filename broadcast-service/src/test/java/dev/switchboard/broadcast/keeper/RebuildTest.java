package dev.switchboard.broadcast.keeper;

import static dev.switchboard.broadcast.keeper.Producing.timesKept;
import static dev.switchboard.model.contract.Location.CHENNAI;
import static dev.switchboard.model.contract.Location.MUMBAI;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.model.feed.Topics;
import dev.switchboard.testkit.TestKafka;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A history that was deleted is built again from what was said. */
class RebuildTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Topics topics = TestKafka.freshTopics();
    private final Producing producing = new Producing(topics);

    @AfterEach
    void close() {
        producing.close();
    }

    @Test
    void it_holds_the_same_messages_once_each_in_the_same_order_though_nobody_says_anything()
            throws Exception {
        try (KeeperNode node = KeeperNode.start(topics, "one")) {
            for (int i = 0; i < 300; i++) {
                producing.sayLater(Said.update("r-" + i % 100, i < 200 ? CHENNAI : MUMBAI));
            }
            producing.say(Said.update("late", MUMBAI));
            node.awaitKept("late");
            await().atMost(PATIENCE).until(() -> producing.history().size() == 301);
            Map<String, Long> before = timesKept(producing.history());

            makeHistoryAnew(node);

            awaitComplete(node);
            assertThat(node.view().counts().total()).isEqualTo(101);
            assertThat(timesKept(producing.history())).isEqualTo(before);
            assertThat(locations("r-7")).containsExactly("Chennai", "Chennai", "Mumbai");
        }
    }

    @Test
    void what_was_moved_or_refused_is_so_once() throws Exception {
        try (KeeperNode node = KeeperNode.start(topics, "one")) {
            int elsewhere = (Said.home("moved") + 1) % Said.PARTITIONS;
            producing.say(
                    elsewhere, "moved".getBytes(UTF_8), Said.update("moved", CHENNAI).toJson());
            String refused = producing.say(0, "bad".getBytes(UTF_8), "{".getBytes(UTF_8));
            producing.say(Said.update("twice", CHENNAI), "key");
            producing.say(Said.update("twice", CHENNAI), "key");
            node.awaitKept("moved");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(producing.deadLetters(refused)).hasSize(1));
            node.awaitKept("twice");

            makeHistoryAnew(node);

            awaitComplete(node);
            assertThat(producing.history("moved")).hasSize(1);
            assertThat(producing.history("twice")).hasSize(1);
            assertThat(producing.deadLetters(refused)).hasSize(1);
            String refusedLater = producing.say(0, "bad".getBytes(UTF_8), "{".getBytes(UTF_8));
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(producing.deadLetters(refusedLater)).hasSize(1));
        }
    }

    @Test
    void one_that_was_deleted_while_no_node_ran_is_built_again() throws Exception {
        try (KeeperNode node = KeeperNode.start(topics, "one")) {
            producing.say(Said.update("a", CHENNAI));
            producing.say(Said.update("b", MUMBAI));
            node.awaitKept("a");
            node.awaitKept("b");
        }

        producing.makeHistoryAnew();

        try (KeeperNode node = KeeperNode.start(topics, "one")) {
            awaitComplete(node);
            assertThat(node.view().counts().total()).isEqualTo(2);
            assertThat(producing.history()).hasSize(2);
        }
    }

    @Test
    void the_first_updates_of_contracts_are_kept_once_too() throws Exception {
        try (KeeperNode node = KeeperNode.start(topics, "one")) {
            producing.say(Said.update("old", CHENNAI));
            node.awaitKept("old");
            Uuid before = node.progress().topic();
            producing.makeHistoryAnew();
            int said = 0;
            do {
                producing.say(Said.update("young-" + said, MUMBAI));
                said++;
            } while (node.progress().topic().equals(before) && said < 20_000);
            awaitComplete(node);
            node.awaitKept("young-" + (said - 1));
            int all = said + 1;
            await().atMost(PATIENCE).until(() -> producing.history().size() >= all);

            assertThat(timesKept(producing.history()).values()).hasSize(all).containsOnly(1L);
        }
    }

    private List<String> locations(String contract) throws Exception {
        return producing.history(contract).stream().map(RebuildTest::location).toList();
    }

    static String location(ConsumerRecord<byte[], byte[]> rec) {
        return new String(rec.value(), UTF_8).replaceAll(".*location\":\"|\".*", "");
    }

    private static void awaitComplete(KeeperNode node) {
        await().atMost(PATIENCE).until(node.progress()::isComplete);
    }

    private void makeHistoryAnew(KeeperNode node) throws Exception {
        Uuid before = node.progress().topic();
        producing.makeHistoryAnew();
        await().atMost(PATIENCE).until(() -> !node.progress().topic().equals(before));
    }
}
