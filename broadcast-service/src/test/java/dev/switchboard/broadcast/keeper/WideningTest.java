package dev.switchboard.broadcast.keeper;

import static dev.switchboard.model.contract.Location.CHENNAI;
import static dev.switchboard.model.contract.Location.MUMBAI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.feed.RecordHeaders;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.model.json.Json;
import dev.switchboard.testkit.TestKafka;
import dev.switchboard.testkit.soak.Soak;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** contract.updates gets more partitions, of which not all keepers know at once. */
@Soak
@Tag("faults")
class WideningTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int CONTRACTS = 100;
    private static final int FEW = 9;

    private final Topics topics = TestKafka.freshTopics();
    private int said;

    @Test
    void nothing_is_moved_to_and_fro_by_keepers_that_do_not_agree() throws Exception {
        try (KeeperNode one = KeeperNode.start(topics, "one")) {
            try (KeeperNode other = KeeperNode.start(topics, "other");
                    Producing before = new Producing(topics)) {
                before.say(Said.update("first", CHENNAI));
                one.awaitKept("first");
                other.awaitKept("first");
            }
            widen();
            // this one knows of the new partitions from its start on
            try (KeeperNode other = KeeperNode.start(topics, "other");
                    Producing after = new Producing(topics)) {
                for (int i = 0; i < CONTRACTS; i++) {
                    after.say(Said.update("w-" + i, MUMBAI));
                }
                for (int i = 0; i < CONTRACTS; i++) {
                    other.awaitKept("w-" + i);
                }
                assertThat(Producing.timesKept(after.history()).values()).containsOnly(1L);
            }
        }
    }

    /** Producers learn of new partitions at times of their own, too. */
    @Test
    void contracts_change_their_keeper_and_what_is_said_of_the_change_is_true() throws Exception {
        try (KeeperNode one = KeeperNode.start(topics, "one");
                KeeperNode other = KeeperNode.start(topics, "other");
                Producing before = new Producing(topics)) {
            talk(before, 1);
            one.awaitKept(contract(0));
            other.awaitKept(contract(0));
            widen();
            try (Producing after = new Producing(topics)) {
                await().pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(5))
                        .atMost(PATIENCE)
                        .until(() -> {
                            talk(before, 2);
                            talk(after, 2);
                            return isKeptFromNewPartition(one) && isKeptFromNewPartition(other);
                        });
                talk(before, 20);
                talk(after, 20);
            }
            await().atMost(PATIENCE).until(() -> before.history().size() == said);

            assertThat(Producing.timesKept(before.history()).values()).containsOnly(1L);
            for (int i = 0; i < FEW; i++) {
                assertThat(untrue(before.history(contract(i)))).isEmpty();
            }
        }
    }

    private void talk(Producing producer, int rounds) {
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < FEW; i++) {
                Location[] all = Location.values();
                producer.sayLater(Said.update(contract(i), all[(said + said / FEW) % all.length]));
                said++;
            }
            producer.flush();
        }
    }

    private static String contract(int number) {
        return "few-" + number;
    }

    private static boolean isKeptFromNewPartition(KeeperNode node) {
        return IntStream.range(0, FEW)
                .mapToObj(i -> node.view().latest(new ContractId(contract(i))))
                .flatMap(Optional::stream)
                .anyMatch(change -> change.id().partition() >= 8);
    }

    /** The records of a contract that name another previous location than it had. */
    private static List<String> untrue(List<ConsumerRecord<byte[], byte[]>> history) {
        List<String> untrue = new ArrayList<>();
        String previous = null;
        for (ConsumerRecord<byte[], byte[]> rec : history) {
            String now = Json.MAPPER.readTree(rec.value()).get("location").asString();
            String expected = now.equals(previous) ? null : previous;
            String said = Producing.header(rec, RecordHeaders.WAS);
            if (!Objects.equals(expected, said)) {
                untrue.add("%s was %s, not %s".formatted(rec.offset(), said, expected));
            }
            previous = now;
        }
        return untrue;
    }

    private void widen() throws Exception {
        try (Admin admin = TestKafka.admin()) {
            var more = Map.of(topics.updates().name(), NewPartitions.increaseTo(12));
            admin.createPartitions(more).all().get();
        }
    }
}
