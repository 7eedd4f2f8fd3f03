package dev.switchboard.broadcast.keeper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.broadcast.feed.MadeFeed;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.testkit.RawLog;
import dev.switchboard.testkit.TestKafka;
import dev.switchboard.testkit.soak.Soak;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Keepers come and go while updates pour in. */
@Soak
@Tag("faults")
class KeeperFloodTest {

    private static final int BURST = 5;

    /** Several of the group's heartbeats. */
    private static final Duration STEADY = Duration.ofSeconds(8);

    private static final Duration PATIENCE = Duration.ofMinutes(2);

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
            producing.awaitBothKeep(leaving, staying);
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
            producing.awaitBothKeep(one, other);
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
