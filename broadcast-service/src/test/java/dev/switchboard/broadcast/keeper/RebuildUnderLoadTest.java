package dev.switchboard.broadcast.keeper;

import static dev.switchboard.broadcast.keeper.Producing.timesKept;
import static dev.switchboard.model.contract.Location.CHENNAI;
import static dev.switchboard.model.contract.Location.HYDERABAD;
import static dev.switchboard.model.contract.Location.MUMBAI;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.model.contract.ContractUpdate;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.testkit.TestKafka;
import dev.switchboard.testkit.soak.Soak;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A history that is deleted while updates pour in; otherwise: {@link RebuildTest}. */
@Soak
@Tag("faults")
class RebuildUnderLoadTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int CONTRACTS = 50;
    private static final int BEFORE = 2000;

    /** What is said at most until the node has noticed. */
    private static final int MOST = 200_000;

    private final Topics topics = TestKafka.freshTopics();
    private final Producing producing = new Producing(topics);

    @AfterEach
    void close() {
        producing.close();
    }

    @Test
    void one_deleted_under_load_holds_everything_once() throws Exception {
        try (KeeperNode node = KeeperNode.start(topics, "one")) {
            for (int i = 0; i < BEFORE; i++) {
                producing.sayLater(update(i));
            }
            producing.flush();
            node.awaitKept("l-0");
            Uuid before = node.progress().topic();
            deleteHistory();
            int said = BEFORE;
            while (node.progress().topic().equals(before) && said < MOST) {
                producing.say(update(said));
                said++;
            }
            producing.say(Said.update("last", CHENNAI));
            node.awaitKept("last");
            await().atMost(PATIENCE).until(node.progress()::isComplete);

            int all = said + 1;
            await().atMost(PATIENCE).until(() -> producing.history().size() >= all);
            List<ConsumerRecord<byte[], byte[]>> history = producing.history();
            assertThat(timesKept(history)).hasSize(all);
            assertThat(timesKept(history).values()).containsOnly(1L);
            Map<String, List<String>> kept = locations(history);
            for (int contract = 0; contract < CONTRACTS; contract++) {
                assertThat(kept.get("l-" + contract))
                        .containsExactlyElementsOf(expected(contract, said));
            }
        }
    }

    private void deleteHistory() throws Exception {
        try (Admin admin = TestKafka.admin()) {
            admin.deleteTopics(List.of(topics.history().name())).all().get();
        }
    }

    private static ContractUpdate update(int said) {
        return Said.update("l-" + said % CONTRACTS, location(said));
    }

    private static Location location(int said) {
        return said % 3 == 0 ? CHENNAI : said % 3 == 1 ? MUMBAI : HYDERABAD;
    }

    private static List<String> expected(int contract, int said) {
        return IntStream.range(0, said)
                .filter(i -> i % CONTRACTS == contract)
                .mapToObj(i -> location(i).label())
                .toList();
    }

    /** Where each contract was, one after the other. */
    private static Map<String, List<String>> locations(
            List<ConsumerRecord<byte[], byte[]>> history) {
        return history.stream()
                .collect(
                        Collectors.groupingBy(
                                rec -> new String(rec.key(), UTF_8),
                                Collectors.mapping(RebuildTest::location, Collectors.toList())));
    }
}
