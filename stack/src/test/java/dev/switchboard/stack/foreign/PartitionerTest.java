package dev.switchboard.stack.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.model.feed.RecordHeaders;
import dev.switchboard.stack.foreign.producer.Batch;
import dev.switchboard.stack.foreign.producer.ConsoleProducer;
import dev.switchboard.stack.foreign.producer.ForeignProducer;
import dev.switchboard.stack.foreign.producer.ForeignRecord;
import dev.switchboard.stack.foreign.producer.KafkaJs;
import dev.switchboard.stack.foreign.producer.Kcat;
import dev.switchboard.testkit.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/**
 * Client libraries hash keys differently, so that two of them put one contract into two partitions.
 */
class PartitionerTest extends ForeignTest {

    private static final int UPDATES = 50;
    private static final List<String> SOURCES = List.of("kcat", "kafkajs", "console");

    private final List<String> contracts =
            Stream.generate(() -> Partitions.contractThatLibrariesDisagreeOn(newContract()))
                    .limit(4)
                    .toList();

    @Test
    void what_is_said_after_another_was_kept_is_true_whoever_says_it() throws Exception {
        String contract = contracts.getFirst();
        List<String> expected = new ArrayList<>();
        for (String location : List.of("Chennai", "Mumbai", "Bengaluru", "Hyderabad")) {
            ForeignProducer producer = expected.size() % 2 == 0 ? new Kcat() : new KafkaJs();
            say(producer, Batch.of(ForeignRecord.update(contract, location)));
            expected.add(contract + ": kept");
            awaitOutcomes(expected.toArray(String[]::new));
        }

        assertThat(outcomes().said().stream().map(ConsumerRecord::partition).distinct())
                .containsExactlyInAnyOrder(
                        Partitions.crc32(contract), Partitions.murmur2(contract));
        assertThat(locations(contract))
                .containsExactly("Chennai", "Mumbai", "Bengaluru", "Hyderabad");
    }

    /** That all nodes have the same order, and the raw log's, is checked after each test. */
    @Test
    void libraries_that_speak_at_once_are_brought_into_one_order() throws Exception {
        try (Program kcat = start(new Kcat(), said("kcat"));
                Program kafkajs = start(new KafkaJs(), said("kafkajs"));
                Program console = start(new ConsoleProducer(), said("console"))) {
            for (Program program : List.of(kcat, kafkajs, console)) {
                assertThat(program.await()).as(program.output()).isZero();
            }
        }

        awaitOutcomes(
                contracts.stream()
                        .flatMap(contract ->
                                Stream.generate(() -> contract + ": kept")
                                        .limit((long) UPDATES * SOURCES.size()))
                        .toArray(String[]::new));
        for (String contract : contracts) {
            for (String source : SOURCES) {
                assertThat(kept(contract, source))
                        .hasSize(UPDATES)
                        .allMatch(rec -> rec.partition() == Partitions.murmur2(contract))
                        .extracting(ConsumerRecord::offset)
                        .isSorted();
            }
        }
    }

    private Batch said(String source) {
        List<ForeignRecord> records = new ArrayList<>();
        for (int i = 0; i < UPDATES; i++) {
            String location = i % 2 == 0 ? "Chennai" : "Mumbai";
            String time = "2024-01-01T12:00:%02dZ".formatted(i);
            contracts.forEach(id -> records.add(ForeignRecord.update(id, location, time)));
        }
        return Batch.of(records).with(RecordHeaders.SOURCE, source);
    }

    /** What is true of a contract because that source said so, in the order of its saying. */
    private List<ConsumerRecord<byte[], byte[]>> kept(String contract, String source) {
        return outcomes().said().stream()
                .filter(rec -> Outcomes.key(rec).equals(contract))
                .filter(rec ->
                        Outcomes.header(rec, RecordHeaders.SOURCE).equals(Optional.of(source)))
                .flatMap(rec -> outcomes().kept(rec).stream())
                .toList();
    }

    /** Where the contract was, from the first to the last. */
    private static List<String> locations(String contract) {
        return Stand.nodes().getFirst().history(List.of(contract)).reversed().stream()
                .map(item -> item.get("location").stringValue())
                .toList();
    }
}
