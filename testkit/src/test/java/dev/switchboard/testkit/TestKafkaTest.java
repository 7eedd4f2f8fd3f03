package dev.switchboard.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.junit.jupiter.api.Test;

class TestKafkaTest {

    private static final int PARTITIONS = 2;

    @Test
    void every_thread_gets_the_same_kafka() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> asking = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                asking.add(TestKafka::bootstrapServers);
            }
            for (Future<String> answer : threads.invokeAll(asking)) {
                assertThat(answer.get()).isEqualTo(TestKafka.bootstrapServers());
            }
        }
    }

    @Test
    void fresh_topics_never_meet() {
        assertThat(TestKafka.freshTopics().updates().name())
                .isNotEqualTo(TestKafka.freshTopics().updates().name())
                .endsWith("contract.updates");
    }

    @Test
    void a_produced_record_is_in_the_raw_log() throws Exception {
        String topic = createTopic();
        try (Producer<byte[], byte[]> producer = TestKafka.producer()) {
            producer.send(new ProducerRecord<>(topic, 1, bytes("key"), bytes("value"))).get();
            producer.send(new ProducerRecord<>(topic, 0, bytes("key"), null)).get();
        }

        var records = RawLog.read(topic, IsolationLevel.READ_COMMITTED);

        assertThat(records).extracting(r -> r.partition()).containsExactly(0, 1);
        assertThat(records).extracting(r -> r.value()).containsExactly(null, bytes("value"));
    }

    @Test
    void committed_records_are_told_from_aborted_ones() throws Exception {
        String topic = createTopic();
        try (Producer<byte[], byte[]> producer =
                TestKafka.producer(Map.of("transactional.id", topic))) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, 0, null, bytes("kept"))).get();
            producer.commitTransaction();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, 0, null, bytes("dropped"))).get();
            producer.abortTransaction();
        }

        assertThat(RawLog.read(topic, IsolationLevel.READ_COMMITTED))
                .extracting(r -> r.value())
                .containsExactly(bytes("kept"));
        assertThat(RawLog.read(topic, IsolationLevel.READ_UNCOMMITTED))
                .extracting(r -> r.value())
                .containsExactly(bytes("kept"), bytes("dropped"));
    }

    @Test
    void an_open_transaction_ends_the_committed_log_and_does_not_hold_its_reader()
            throws Exception {
        String topic = createTopic();
        try (Producer<byte[], byte[]> producer =
                TestKafka.producer(Map.of("transactional.id", topic))) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, 0, null, bytes("pending"))).get();

            assertThat(RawLog.read(topic, IsolationLevel.READ_COMMITTED)).isEmpty();
            assertThat(RawLog.read(topic, IsolationLevel.READ_UNCOMMITTED)).hasSize(1);

            producer.abortTransaction();
        }
    }

    @Test
    void a_topic_that_does_not_exist_has_an_empty_log() {
        String missing = TestKafka.freshTopics().updates().name();

        assertThat(RawLog.read(missing, IsolationLevel.READ_COMMITTED)).isEmpty();
    }

    private static String createTopic() throws Exception {
        String topic = TestKafka.freshTopics().updates().name();
        try (Admin admin = TestKafka.admin()) {
            admin.createTopics(
                            List.of(new NewTopic(topic, Optional.of(PARTITIONS), Optional.empty())))
                    .all()
                    .get();
        }
        return topic;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
