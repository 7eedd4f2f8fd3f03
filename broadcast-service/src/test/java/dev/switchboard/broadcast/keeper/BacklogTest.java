package dev.switchboard.broadcast.keeper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.broadcast.history.OpenTransaction;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.feed.TopicSetup;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.testkit.TestKafka;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BacklogTest {

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

    private final Topics topics = TestKafka.freshTopics();
    private final Admin admin = TestKafka.admin();
    private final Producing producing = new Producing(topics);
    private final KeeperLag keeperLag =
            new KeeperLag(
                    Map.of(
                            "bootstrap.servers",
                            TestKafka.bootstrapServers(),
                            "default.api.timeout.ms",
                            120_000),
                    topics);

    @BeforeEach
    void makeTopics() throws Exception {
        assertThat(new TopicSetup(admin).ensure(List.of(topics.updates()))).isEmpty();
    }

    @AfterEach
    void close() {
        producing.close();
        keeperLag.close();
        admin.close();
    }

    private long missing(Uuid history) {
        return keeperLag.missing(keeperLag.updateEnds(), history);
    }

    @Test
    void a_node_is_ready_only_when_all_that_was_said_before_stands_in_its_view() {
        int contracts = 5000;
        for (int i = 0; i < contracts; i++) {
            producing.sayLater(Said.update("b-" + i, Location.CHENNAI));
        }
        producing.flush();

        try (KeeperNode node = KeeperNode.start(topics, "one")) {
            await().pollInterval(Duration.ofMillis(1)).atMost(LONG_ENOUGH).until(node::isReady);

            assertThat(node.view().counts().total()).isEqualTo(contracts);
        }
    }

    @Test
    void what_no_keeper_has_decided_on_is_counted() throws Exception {
        producing.say(Said.update("b-1", Location.CHENNAI));
        producing.say(Said.update("b-2", Location.MUMBAI));

        assertThat(missing(Uuid.ZERO_UUID)).isEqualTo(2);

        try (KeeperNode node = KeeperNode.start(topics, "one")) {
            Uuid history = node.progress().topic();
            await().atMost(LONG_ENOUGH).until(() -> missing(history) == 0);
        }
    }

    @Test
    void what_was_decided_for_a_topic_that_is_gone_is_still_to_be_decided_on() throws Exception {
        producing.say(Said.update("b-4", Location.CHENNAI));

        try (KeeperNode node = KeeperNode.start(topics, "one")) {
            Uuid history = node.progress().topic();
            await().atMost(LONG_ENOUGH).until(() -> missing(history) == 0);
            assertThat(missing(Uuid.ONE_UUID)).isEqualTo(1);
        }
    }

    /** What Kafka hides until the transaction ends is none the less said, and not yet true. */
    @Test
    void what_an_open_transaction_holds_back_is_counted_and_told() throws Exception {
        String id = topics.prefix() + "open";
        try (Producer<byte[], byte[]> producer = inTransaction(id)) {
            for (int i = 0; i < 5; i++) {
                producing.say(Said.update("b-5", Location.MUMBAI));
            }

            try (KeeperNode node = KeeperNode.start(topics, "one")) {
                Backlog backlog = node.bean(Backlog.class);
                await().atMost(LONG_ENOUGH).until(() -> backlog.records() == 6);
                OpenTransaction open = backlog.openTransactions().getFirst();
                assertThat(open.heldBack()).isEqualTo(6);
                assertThat(open.transactionalId()).isEqualTo(id);
                assertThat(open.since()).isBefore(Instant.now());
                await().atMost(LONG_ENOUGH).until(node::isReady);
                assertThat(node.health("keeper")).contains("6 records are held back", id);

                producer.commitTransaction();

                await().atMost(LONG_ENOUGH).until(() -> backlog.records() == 0);
                assertThat(backlog.openTransactions()).isEmpty();
                await().atMost(LONG_ENOUGH).until(() -> node.view().counts().total() == 1);
            }
        }
    }

    @Test
    void of_the_transactions_of_a_partition_the_one_that_began_first_is_named() throws Exception {
        String id = topics.prefix();
        OpenTransactions transactions = new OpenTransactions();
        try (Producer<byte[], byte[]> first = inTransaction(id + "1");
                Producer<byte[], byte[]> second = inTransaction(id + "2")) {
            OpenTransaction open = onlyOpen(transactions);
            assertThat(open.transactionalId()).isEqualTo(id + "1");
            assertThat(open.heldBack()).isEqualTo(2);

            first.commitTransaction();

            await().atMost(LONG_ENOUGH)
                    .until(() -> (id + "2").equals(onlyOpen(transactions).transactionalId()));
            second.abortTransaction();
            await().atMost(LONG_ENOUGH).until(() -> open(transactions).isEmpty());
        }
    }

    private OpenTransaction onlyOpen(OpenTransactions transactions) throws Exception {
        return open(transactions).getFirst();
    }

    private List<OpenTransaction> open(OpenTransactions transactions) throws Exception {
        List<TopicPartition> partitions =
                IntStream.range(0, topics.updates().partitions())
                        .mapToObj(p -> new TopicPartition(topics.updates().name(), p))
                        .toList();
        Map<TopicPartition, Long> ends = OpenTransactions.ends(admin, partitions);
        Map<TopicPartition, Long> stable = new HashMap<>();
        admin.listOffsets(
                        partitions.stream()
                                .collect(Collectors.toMap(p -> p, _ -> OffsetSpec.latest())),
                        new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get()
                .forEach((partition, end) -> stable.put(partition, end.offset()));
        return transactions.between(admin, ends, stable);
    }

    /** One that has said something of a contract and not committed it. */
    private Producer<byte[], byte[]> inTransaction(String id) throws Exception {
        Producer<byte[], byte[]> producer =
                TestKafka.producer(
                        Map.of("transactional.id", id, "transaction.timeout.ms", 600_000));
        producer.initTransactions();
        producer.beginTransaction();
        byte[] update = Said.update("b-5", Location.CHENNAI).toJson();
        producer.send(new ProducerRecord<>(topics.updates().name(), "b-5".getBytes(UTF_8), update))
                .get();
        return producer;
    }

    @Test
    void the_marker_of_a_producers_transaction_is_nothing_to_wait_for() throws Exception {
        try (KeeperNode node = KeeperNode.start(topics, "one");
                Producer<byte[], byte[]> producer =
                        TestKafka.producer(
                                Map.of("transactional.id", topics.prefix() + "producer"))) {
            producer.initTransactions();
            producer.beginTransaction();
            var update = Said.update("b-3", Location.CHENNAI);
            var _ = producer.send(new ProducerRecord<>(topics.updates().name(), update.toJson()));
            producer.commitTransaction();

            Uuid history = node.progress().topic();
            await().atMost(LONG_ENOUGH).until(() -> missing(history) == 0);
        }
    }
}
