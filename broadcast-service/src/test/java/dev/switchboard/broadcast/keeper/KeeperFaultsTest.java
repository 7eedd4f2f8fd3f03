package dev.switchboard.broadcast.keeper;

import static dev.switchboard.broadcast.keeper.Producing.header;
import static dev.switchboard.model.contract.Location.CHENNAI;
import static dev.switchboard.model.contract.Location.MUMBAI;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.feed.RecordHeaders;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.testkit.TestKafka;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What must not stop a keeper, nor make it pass anything over. */
@TestInstance(Lifecycle.PER_CLASS)
class KeeperFaultsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** More than can be written again, yet small enough for Kafka once compressed. */
    private static final int HUGE = 3_500_000;

    private final Topics topics = TestKafka.freshTopics();
    private final KeeperNode node = KeeperNode.start(topics, "faults");
    private final Producing producing = new Producing(topics);

    @AfterAll
    void close() {
        producing.close();
        node.close();
    }

    @Test
    void a_keeper_that_was_fenced_passes_no_update_over() throws Exception {
        producing.say(Said.update("fenced", CHENNAI));
        awaitHistory("fenced", 1);

        fence();
        producing.say(Said.update("fenced", MUMBAI));
        producing.say(Said.update("fenced", CHENNAI));

        awaitHistory("fenced", 3);
        assertThat(producing.history("fenced"))
                .extracting(rec -> header(rec, RecordHeaders.WAS))
                .containsExactly(null, "Chennai", "Mumbai");
    }

    @Test
    void partitions_added_to_the_history_by_mistake_get_nothing() throws Exception {
        producing.say(Said.update("wide", CHENNAI));
        awaitHistory("wide", 1);
        try (Admin admin = TestKafka.admin()) {
            var more = Map.of(topics.history().name(), NewPartitions.increaseTo(12));
            admin.createPartitions(more).all().get();
        }
        // a keeper that begins anew knows of them
        fence();
        for (int i = 0; i < 50; i++) {
            producing.say(Said.update("wide-" + i, CHENNAI));
        }
        producing.say(Said.update("wide", MUMBAI));

        awaitHistory("wide", 2);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(producing.history())
                                .filteredOn(rec -> new String(rec.key(), UTF_8).startsWith("wide-"))
                                .hasSize(50)
                                .allMatch(rec -> rec.partition() < Topics.HISTORY_PARTITIONS));
        for (int i = 0; i < 50; i++) {
            var id = new ContractId("wide-" + i);
            await().atMost(PATIENCE).until(() -> node.view().latest(id).isPresent());
        }
    }

    /** Takes the keeper's transactional ids for a moment, as a second node of that name would. */
    private void fence() throws Exception {
        try (Admin admin = TestKafka.admin()) {
            for (TransactionListing transaction : admin.listTransactions().all().get()) {
                if (transaction.transactionalId().startsWith(topics.prefix() + "keeper-")) {
                    take(transaction.transactionalId());
                }
            }
        }
    }

    private static void take(String id) {
        try (Producer<byte[], byte[]> other =
                TestKafka.producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id))) {
            other.initTransactions();
        }
    }

    @Test
    void a_record_too_large_to_be_written_again_is_a_dead_letter_without_it() throws Exception {
        String position =
                sayHuge("huge".getBytes(UTF_8), "{\"note\": \"" + "x".repeat(HUGE) + "\"}");
        producing.say(Said.update("huge", CHENNAI));

        awaitHistory("huge", 1);
        var letter = awaitDeadLetter(position);
        assertThat(letter.value()).isNull();
        assertThat(header(letter, RecordHeaders.REASON)).isEqualTo("invalid-update");
        assertThat(Long.parseLong(header(letter, RecordHeaders.OMITTED_BYTES))).isGreaterThan(HUGE);
    }

    @Test
    void an_update_padded_beyond_measure_is_a_dead_letter() throws Exception {
        String update = new String(Said.update("padded", CHENNAI).toJson(), UTF_8);
        String padded = update.replace("{", "{" + " ".repeat(1_200_000));
        String position = sayHuge("padded".getBytes(UTF_8), padded);
        producing.say(Said.update("padded", MUMBAI));

        awaitHistory("padded", 1);
        var letter = awaitDeadLetter(position);
        assertThat(header(letter, RecordHeaders.REASON)).isEqualTo("too-large");
        assertThat(letter.value()).isEqualTo(padded.getBytes(UTF_8));
    }

    private String sayHuge(byte[] key, String value) throws Exception {
        try (Producer<byte[], byte[]> compressing =
                TestKafka.producer(
                        Map.of(
                                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                                "gzip",
                                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                                2 * HUGE))) {
            var at =
                    compressing
                            .send(
                                    new ProducerRecord<>(
                                            topics.updates().name(), key, value.getBytes(UTF_8)))
                            .get();
            return at.partition() + "-" + at.offset();
        }
    }

    /** A transaction becomes visible in one topic before the other. */
    private ConsumerRecord<byte[], byte[]> awaitDeadLetter(String position) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(producing.deadLetters(position)).hasSize(1));
        return producing.deadLetters(position).getFirst();
    }

    private void awaitHistory(String contract, int records) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(producing.history(contract)).hasSize(records));
    }
}
