package dev.switchboard.stack.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.model.feed.Topics;
import dev.switchboard.stack.service.Service;
import dev.switchboard.stack.service.Service.Kind;
import dev.switchboard.testkit.TestKafka;
import dev.switchboard.testkit.soak.Soak;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A record that Kafka takes, compressed as it is, and that no node's memory holds unpacked. */
@Soak
@Tag("foreign")
class OversizedRecordTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int UNPACKED = 200 * 1024 * 1024;

    private final Topics topics = TestKafka.freshTopics();

    @Test
    void a_keeper_that_cannot_go_on_says_so_until_the_record_is_skipped() throws Exception {
        try (Service node = start()) {
            node.untilReady();

            RecordMetadata at = sayOversized();

            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(node.get("/actuator/health/readiness").body())
                                    .contains("the keeper does not run, or fails at each start"));
            assertThat(node.isReady()).isFalse();
            node.program().terminate();
            node.program().await();
            skip(at);
            node.startAgain();
            node.untilReady();
        }
    }

    private Service start() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return Service.start(
                    Kind.BROADCAST,
                    free.getLocalPort(),
                    List.of("-Xmx192m", "-XX:+UseSerialGC"),
                    Map.of(
                            "KAFKA_BOOTSTRAP_SERVERS", TestKafka.bootstrapServers(),
                            "SWITCHBOARD_TOPIC_PREFIX", topics.prefix(),
                            "LOG_LEVEL", "WARN"));
        }
    }

    private RecordMetadata sayOversized() throws Exception {
        try (Producer<byte[], byte[]> producer =
                TestKafka.producer(
                        Map.of(
                                "compression.type", "gzip",
                                "max.request.size", 2 * UNPACKED,
                                "buffer.memory", 2L * UNPACKED))) {
            return producer.send(
                            new ProducerRecord<>(
                                    topics.updates().name(), 0, new byte[0], new byte[UNPACKED]))
                    .get();
        }
    }

    /** As an operator does with {@code kafka-consumer-groups.sh --reset-offsets}. */
    private void skip(RecordMetadata at) throws Exception {
        try (Admin admin = TestKafka.admin()) {
            admin.alterConsumerGroupOffsets(
                            topics.prefix() + "switchboard-keeper",
                            Map.of(
                                    new TopicPartition(at.topic(), at.partition()),
                                    new OffsetAndMetadata(at.offset() + 1)))
                    .all()
                    .get();
        }
    }
}
