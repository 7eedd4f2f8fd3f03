package dev.switchboard.broadcast.keeper;

import static dev.switchboard.model.contract.Location.CHENNAI;
import static dev.switchboard.model.contract.Location.MUMBAI;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.broadcast.history.MadeFeed;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.testkit.RawLog;
import dev.switchboard.testkit.TestKafka;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExactlyOnceTest {

    private static final int BURST = 5;

    /** Several of the group's heartbeats. */
    private static final Duration STEADY = Duration.ofSeconds(8);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Topics topics = TestKafka.freshTopics();
    private final Producing producing = new Producing(topics);
    private final AtomicBoolean flooding = new AtomicBoolean(true);

    @AfterEach
    void close() {
        flooding.set(false);
        producing.close();
    }

    @Test
    void in_a_flood_during_which_a_keeper_leaves_every_update_is_kept_once() throws Exception {
        KeeperNode leaving = KeeperNode.start(topics, "leaving");
        try (KeeperNode staying = KeeperNode.start(topics, "staying");
                ExecutorService threads = Executors.newSingleThreadExecutor()) {
            awaitBothKeep(leaving, staying);
            Future<?> flood = threads.submit(this::flood);
            awaitMore(leaving);

            leaving.close();
            awaitMore(staying);
            flooding.set(false);
            flood.get();

            expectEveryUpdateOnce(staying);
        }
    }

    @Test
    void in_a_flood_during_which_a_keeper_joins_every_update_is_kept_once() throws Exception {
        try (KeeperNode first = KeeperNode.start(topics, "first");
                ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<?> flood = threads.submit(this::flood);
            awaitMore(first);
            try (KeeperNode joining = KeeperNode.start(topics, "joining")) {
                awaitMore(joining);
                flooding.set(false);
                flood.get();
                expectEveryUpdateOnce(joining);
            }
        }
    }

    @Test
    void two_keepers_do_not_undo_each_other_in_a_flood() throws Exception {
        try (KeeperNode one = KeeperNode.start(topics, "one");
                KeeperNode other = KeeperNode.start(topics, "other");
                ExecutorService threads = Executors.newSingleThreadExecutor()) {
            awaitBothKeep(one, other);
            Future<?> flood = threads.submit(this::flood);
            // what was under way when the second joined may have been undone, once
            awaitMore(one);
            awaitMore(other);
            long starts = one.counts().starts() + other.counts().starts();

            Thread.sleep(STEADY);
            flooding.set(false);
            flood.get();

            assertThat(one.counts().starts() + other.counts().starts()).isEqualTo(starts);
            expectEveryUpdateOnce(one);
        }
    }

    @Test
    void after_a_restart_keeping_goes_on_where_it_stopped() throws Exception {
        try (KeeperNode node = KeeperNode.start(topics, "one")) {
            producing.say(Said.update("c", CHENNAI), "k");
            await().until(() -> node.view().latest(new ContractId("c")).isPresent());
        }
        producing.say(Said.update("c", CHENNAI), "k");
        producing.say(Said.update("c", MUMBAI));
        try (KeeperNode node = KeeperNode.start(topics, "one")) {
            await().atMost(PATIENCE).until(() -> producing.history("c").size() >= 2);

            List<ConsumerRecord<byte[], byte[]>> history = producing.history("c");

            assertThat(history).hasSize(2);
            assertThat(Producing.header(history.getLast(), "was")).isEqualTo("Chennai");
            await().until(() -> node.counts().repeated() == 1);
        }
    }

    @Test
    void a_key_is_known_to_the_keeper_that_takes_over_and_to_the_one_that_comes_back()
            throws Exception {
        KeeperNode one = KeeperNode.start(topics, "one");
        producing.say(Said.update("moved", CHENNAI), "moved");
        await().atMost(PATIENCE).until(() -> producing.history("moved").size() == 1);
        one.close();
        try (KeeperNode other = KeeperNode.start(topics, "other")) {
            producing.say(Said.update("moved", CHENNAI), "moved");
            producing.say(Said.update("moved", MUMBAI));
            await().atMost(PATIENCE).until(() -> producing.history("moved").size() >= 2);
            assertThat(other.counts().repeated()).isPositive();

            try (KeeperNode back = KeeperNode.start(topics, "one")) {
                awaitBothKeep(other, back);
                long before = other.counts().repeated() + back.counts().repeated();
                String reused = producing.say(Said.update("moved", MUMBAI), "moved");
                producing.say(Said.update("moved", CHENNAI), "moved");
                await().atMost(PATIENCE)
                        .until(() -> other.counts().repeated() + back.counts().repeated() > before);
                assertThat(producing.deadLetters(reused)).hasSize(1);
            }
        }
        assertThat(producing.history("moved")).hasSize(2);
    }

    private void flood() {
        for (int i = 0; flooding.get(); i++) {
            producing.sayLater(
                    Said.update("c-" + i % 100, MadeFeed.location(i), Said.NOON.plusSeconds(i)));
            if (i % BURST == 0) {
                producing.flush();
            }
        }
        producing.flush();
    }

    private static void awaitMore(KeeperNode node) {
        long before = node.counts().kept();
        await().atMost(PATIENCE).until(() -> node.counts().kept() > before + 200);
    }

    /** Both have a share of the partitions. */
    private void awaitBothKeep(KeeperNode one, KeeperNode other) {
        await().atMost(PATIENCE)
                .until(() -> {
                    for (int i = 0; i < 20; i++) {
                        producing.say(Said.update("warm-up-" + i, CHENNAI));
                    }
                    return one.counts().kept() > 0 && other.counts().kept() > 0;
                });
    }

    private void expectEveryUpdateOnce(KeeperNode node) {
        List<ConsumerRecord<byte[], byte[]>> said =
                RawLog.read(topics.updates().name(), IsolationLevel.READ_COMMITTED);
        await().atMost(PATIENCE).until(() -> producing.history().size() >= said.size());
        List<ConsumerRecord<byte[], byte[]>> history = producing.history();

        assertThat(history).hasSameSizeAs(said);
        assertThat(Producing.timesKept(history).values()).containsOnly(1L);
        assertThat(lastOf(history)).isEqualTo(lastOf(said));
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(node.view().counts().total()).isEqualTo(lastOf(said).size()));
    }

    /** The last that was said of each contract. */
    private static Map<String, String> lastOf(List<ConsumerRecord<byte[], byte[]>> records) {
        Map<String, String> last = new HashMap<>();
        records.forEach(
                rec -> last.put(new String(rec.key(), UTF_8), new String(rec.value(), UTF_8)));
        return last;
    }
}
