package dev.switchboard.stack.foreign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.stack.foreign.producer.Batch;
import dev.switchboard.stack.foreign.producer.ForeignProducer;
import dev.switchboard.stack.foreign.producer.ForeignRecord;
import dev.switchboard.testkit.RawLog;
import dev.switchboard.testkit.TestKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What Kafka's cleaner leaves of contract.history is the truth, whatever producers did before. */
class CompactionTest extends ForeignTest {

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(100);

    /** In each partition a contract that stays, one that is removed, and one to fill segments. */
    private final List<String> staying = contracts("stays");

    private final List<String> leaving = contracts("leaves");
    private final List<String> filling = contracts("fills");

    private final List<ForeignProducer> producers =
            all().filter(producer -> producer.absence().isEmpty()).toList();

    private static List<String> contracts(String what) {
        String beginning = newContract() + " " + what;
        return IntStream.range(0, Stand.TOPICS.history().partitions())
                .mapToObj(partition -> Partitions.contractIn(partition, beginning))
                .toList();
    }

    @Test
    void a_node_that_is_started_after_it_shows_the_same_truth_and_goes_on() throws Exception {
        for (ForeignProducer producer : producers) {
            say(producer, mess());
        }
        awaitOutcomes(outcomesOfMess());
        List<JsonNode> before = itemsOf(staying, Stand.nodes().getFirst());

        compact();
        begin();

        try (Node rebuilt = Node.start("rebuilt", Stand.TOPICS).untilReady()) {
            assertThat(itemsOf(staying, rebuilt)).isEqualTo(before);
            assertThat(itemsOf(leaving, rebuilt)).isEmpty();
            assertThat(rebuilt.contracts()).isEqualTo(Truth.contracts(raw()));
            assertThat(rebuilt.history(staying)).isEqualTo(Truth.history(raw(), staying));

            for (ForeignProducer producer : producers) {
                say(producer, mess());
            }
            awaitOutcomes(outcomesOfMess());
            await().untilAsserted(() ->
                    assertThat(rebuilt.contracts())
                            .isEqualTo(Stand.nodes().getFirst().contracts()));
        }
    }

    /** Updates, removals and junk, of contracts in every partition. */
    private Batch mess() {
        List<ForeignRecord> records = new ArrayList<>();
        for (String contract : staying) {
            records.add(ForeignRecord.update(contract, "Mumbai", "2024-01-01T12:00:00Z"));
            records.add(ForeignRecord.update(contract, "Chennai", "2023-01-01T12:00:00Z"));
            records.add(ForeignRecord.of(contract, "junk"));
        }
        for (String contract : leaving) {
            records.add(ForeignRecord.update(contract));
            records.add(ForeignRecord.removal(contract));
        }
        return Batch.of(records);
    }

    private String[] outcomesOfMess() {
        List<String> lines = new ArrayList<>();
        for (ForeignProducer _ : producers) {
            for (String contract : staying) {
                lines.add(contract + ": kept");
                lines.add(contract + ": kept");
                lines.add(contract + ": malformed-json");
            }
            for (String contract : leaving) {
                lines.add(contract + ": kept");
                lines.add(contract + ": removed");
            }
        }
        return lines.toArray(String[]::new);
    }

    /**
     * Returns when the cleaner has left of each contract that stays its latest record, where it
     * was, and of those that were removed nothing.
     */
    private void compact() throws Exception {
        Map<String, String> latest = new HashMap<>();
        raw().forEach(rec -> latest.put(Outcomes.key(rec), Outcomes.place(rec)));
        String[] left = staying.stream().map(latest::get).toArray(String[]::new);
        assertThat(placesOf(staying)).hasSizeGreaterThan(left.length);

        try (Compaction _ = Compaction.force(Stand.TOPICS.history());
                Producer<byte[], byte[]> producer = TestKafka.producer()) {
            await().atMost(LONG_ENOUGH)
                    .pollInterval(LOOK)
                    .untilAsserted(() -> {
                        fill(producer);
                        assertThat(placesOf(staying)).containsExactlyInAnyOrder(left);
                        assertThat(placesOf(leaving)).isEmpty();
                    });
        }
    }

    /** Gives each partition a record, since the cleaner leaves the last segment alone. */
    private void fill(Producer<byte[], byte[]> producer) {
        for (String contract : filling) {
            byte[] key = contract.getBytes(UTF_8);
            byte[] value =
                    ForeignRecord.json(contract, "Chennai", "2024-01-01T12:00:00Z").getBytes(UTF_8);
            var _ = producer.send(new ProducerRecord<>(Stand.TOPICS.updates().name(), key, value));
        }
        producer.flush();
    }

    private static List<JsonNode> itemsOf(List<String> contracts, Node node) {
        return node.contracts().stream()
                .filter(item -> contracts.contains(item.get("contract_id").stringValue()))
                .toList();
    }

    private static List<String> placesOf(List<String> contracts) {
        return raw().stream()
                .filter(rec -> contracts.contains(Outcomes.key(rec)))
                .map(Outcomes::place)
                .toList();
    }

    private static List<ConsumerRecord<byte[], byte[]>> raw() {
        return RawLog.read(Stand.TOPICS.history().name(), IsolationLevel.READ_COMMITTED);
    }
}
