package dev.switchboard.broadcast.keeper;

import static dev.switchboard.model.contract.Location.CHENNAI;
import static dev.switchboard.model.contract.Location.MUMBAI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.model.feed.Topics;
import dev.switchboard.testkit.TestKafka;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Keepers one after another; in a flood: {@link KeeperFloodTest}. */
class ExactlyOnceTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Topics topics = TestKafka.freshTopics();
    private final Producing producing = new Producing(topics);

    @AfterEach
    void close() {
        producing.close();
    }

    @Test
    void after_a_restart_keeping_goes_on_where_it_stopped() throws Exception {
        try (KeeperNode node = KeeperNode.start(topics, "one")) {
            producing.say(Said.update("c", CHENNAI), "k");
            node.awaitKept("c");
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
            await().atMost(PATIENCE).until(() -> other.counts().repeated() > 0);

            try (KeeperNode back = KeeperNode.start(topics, "one")) {
                producing.awaitBothKeep(other, back);
                long before = other.counts().repeated() + back.counts().repeated();
                String reused = producing.say(Said.update("moved", MUMBAI), "moved");
                producing.say(Said.update("moved", CHENNAI), "moved");
                await().atMost(PATIENCE)
                        .until(() -> other.counts().repeated() + back.counts().repeated() > before);
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(producing.deadLetters(reused)).hasSize(1));
            }
        }
        assertThat(producing.history("moved")).hasSize(2);
    }
}
