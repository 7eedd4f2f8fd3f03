package dev.switchboard.admission.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.feed.MessageId;
import dev.switchboard.model.feed.TopicSetup;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.testkit.RawLog;
import dev.switchboard.testkit.TestKafka;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.IsolationLevel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class KafkaUpdateLogTest extends UpdateLogContract {

    private static final Duration PATIENT = Duration.ofMinutes(1);
    private static final Duration HASTY = Duration.ofMillis(200);

    private final Topics topics = TestKafka.freshTopics();
    private final KafkaUpdateLog log = logAt(TestKafka.bootstrapServers(), PATIENT);

    @BeforeEach
    void create_topics() throws Exception {
        try (Admin admin = TestKafka.admin()) {
            new TopicSetup(admin).ensure(List.of(topics.updates(), topics.testUpdates()));
        }
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Override
    UpdateLog log() {
        return log;
    }

    @Override
    List<Entry> entries(UpdateTopic topic) {
        return records(topic).stream().map(found -> entry(topic, found)).toList();
    }

    private List<ConsumerRecord<byte[], byte[]>> records(UpdateTopic topic) {
        return RawLog.read(topic.in(topics).name(), IsolationLevel.READ_COMMITTED);
    }

    private static Entry entry(UpdateTopic topic, ConsumerRecord<byte[], byte[]> found) {
        Map<String, String> headers =
                Arrays.stream(found.headers().toArray())
                        .collect(Collectors.toMap(h -> h.key(), h -> new String(h.value(), UTF_8)));
        return new Entry(
                new MessageId(topic.label(), found.partition(), found.offset()),
                new String(found.key(), UTF_8),
                found.value() == null ? null : new String(found.value(), UTF_8),
                headers);
    }

    @Test
    void the_partition_is_the_one_that_any_java_producer_would_choose() throws Exception {
        for (int i = 0; i < 50; i++) {
            get(log.append(UpdateTopic.CONTRACTS, new ContractId("c-" + i), VALUE, Map.of()));
        }

        int partitions = topics.updates().partitions();
        assertThat(records(UpdateTopic.CONTRACTS))
                .hasSize(50)
                .allSatisfy(found ->
                        assertThat(found.partition())
                                .isEqualTo(
                                        BuiltInPartitioner.partitionForKey(
                                                found.key(), partitions)));
    }

    @Test
    void without_kafka_appending_fails_as_unavailable() throws Exception {
        try (ServerSocket deaf = new ServerSocket(0, 1);
                KafkaUpdateLog away = logAt("127.0.0.1:" + deaf.getLocalPort(), HASTY)) {
            assertThatThrownBy(() -> get(away.append(UpdateTopic.CONTRACTS, ID, VALUE, Map.of())))
                    .cause()
                    .isInstanceOfSatisfying(
                            LogUnavailableException.class,
                            e -> assertThat(e.detail()).contains("in time"));
        }
    }

    @Test
    void an_unknown_host_fails_appending_and_not_the_log() throws Exception {
        try (KafkaUpdateLog away = logAt("no..host:9092", HASTY)) {
            assertThatThrownBy(() -> get(away.append(UpdateTopic.CONTRACTS, ID, VALUE, Map.of())))
                    .cause()
                    .isInstanceOfSatisfying(
                            LogUnavailableException.class,
                            e -> assertThat(e.detail()).isEqualTo("Kafka cannot be reached"));
        }
    }

    @Test
    void what_the_promises_rest_on_cannot_be_set_otherwise() {
        Map<String, Object> settings =
                ProducerSettings.over(
                        Map.of(
                                "acks",
                                "1",
                                "enable.idempotence",
                                false,
                                "transactional.id",
                                "t",
                                "linger.ms",
                                7));

        assertThat(settings)
                .containsEntry("acks", "all")
                .containsEntry("enable.idempotence", true)
                .containsEntry("linger.ms", 7)
                .doesNotContainKey("transactional.id");
    }

    private KafkaUpdateLog logAt(String bootstrapServers, Duration patience) {
        return new KafkaUpdateLog(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "max.block.ms",
                        patience.toMillis(),
                        "delivery.timeout.ms",
                        120_000),
                topics,
                patience);
    }
}
