package dev.switchboard.stack.foreign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.model.feed.KeeperGroups;
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
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
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
    void its_partition_stands_still_and_says_so_until_it_is_skipped_and_no_other_does()
            throws Exception {
        try (Service node = start()) {
            node.untilReady();
            say("before");
            RecordMetadata at = sayOversized();
            say("behind");

            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(node.get("/actuator/health/readiness").body())
                                    .contains(
                                            "is blocked: at offset %d, ".formatted(at.offset()),
                                            "./switchboard dlt skip 0-" + at.offset()));
            await().atMost(PATIENCE).until(() -> isKept(node, "before"));
            String elsewhere = contractOf(1);
            say(elsewhere, 1);
            await().atMost(PATIENCE).until(() -> isKept(node, elsewhere));
            assertThat(isKept(node, "behind")).isFalse();
            assertThat(node.get("/actuator/prometheus").body())
                    .contains("switchboard_keeper_unreadable 1.0");

            skip(at);

            await().atMost(PATIENCE).until(() -> isKept(node, "behind"));
            node.untilReady();
        }
    }

    @Test
    void a_node_that_is_started_meanwhile_finds_it_too() throws Exception {
        try (Service node = start()) {
            node.untilReady();
            // moved, so that its home ends with the marker of a transaction
            say("before");
            await().atMost(PATIENCE).until(() -> isKept(node, "before"));
            RecordMetadata at = sayOversized();
            node.program().terminate();
            node.program().await();
            node.startAgain();

            await().ignoreExceptions()
                    .atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(node.get("/actuator/health/readiness").body())
                                    .contains("./switchboard dlt skip 0-" + at.offset()));
            skip(at);
            node.untilReady();
        }
    }

    @Test
    void what_stands_behind_it_in_its_batch_is_skipped_with_it_and_that_is_said() throws Exception {
        try (Service node = start()) {
            node.untilReady();
            RecordMetadata at = sayOversized("in-its-batch");
            say("behind");

            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(node.get("/actuator/health/readiness").body())
                                    .contains(
                                            "is blocked: at offset %d, before %d, "
                                                    .formatted(at.offset(), at.offset() + 2)));
            skip(at);

            await().atMost(PATIENCE).until(() -> isKept(node, "behind"));
            node.untilReady();
            assertThat(isKept(node, "in-its-batch")).isFalse();
        }
    }

    private static boolean isKept(Service node, String contract) throws Exception {
        return node.get("/contracts/" + contract).statusCode() == 200;
    }

    /** A contract at home in that partition of eight. */
    private static String contractOf(int partition) {
        return IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> "o-" + i)
                .filter(id -> Utils.toPositive(Utils.murmur2(id.getBytes(UTF_8))) % 8 == partition)
                .findFirst()
                .orElseThrow();
    }

    /** Into the oversized record's partition; its keeper moves it where it belongs. */
    private void say(String contract) throws Exception {
        say(contract, 0);
    }

    private void say(String contract, int partition) throws Exception {
        try (Producer<byte[], byte[]> producer = TestKafka.producer(Map.of())) {
            producer.send(
                            new ProducerRecord<>(
                                    topics.updates().name(),
                                    partition,
                                    contract.getBytes(UTF_8),
                                    update(contract)))
                    .get();
        }
    }

    private static byte[] update(String contract) {
        return """
        {"contract_id": "%s", "location": "Chennai", "status": "active",
         "timestamp": "2024-01-01T12:00:00Z"}
        """
                .formatted(contract)
                .getBytes(UTF_8);
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

    /**
     * @param followers contracts of updates in the same batch
     */
    private RecordMetadata sayOversized(String... followers) throws Exception {
        try (Producer<byte[], byte[]> producer =
                TestKafka.producer(
                        Map.of(
                                "compression.type", "gzip",
                                "batch.size", 2 * UNPACKED,
                                "linger.ms", 60_000,
                                "max.request.size", 2 * UNPACKED,
                                "buffer.memory", 3L * UNPACKED))) {
            Future<RecordMetadata> at = producer.send(inFirst(new byte[0], new byte[UNPACKED]));
            for (String follower : followers) {
                var _ = producer.send(inFirst(follower.getBytes(UTF_8), update(follower)));
            }
            producer.flush();
            return at.get();
        }
    }

    private ProducerRecord<byte[], byte[]> inFirst(byte[] key, byte[] value) {
        return new ProducerRecord<>(topics.updates().name(), 0, key, value);
    }

    /** As {@code ./switchboard dlt skip} does. */
    private void skip(RecordMetadata at) throws Exception {
        try (Admin admin = TestKafka.admin()) {
            admin.alterConsumerGroupOffsets(
                            KeeperGroups.skips(topics),
                            Map.of(
                                    new TopicPartition(at.topic(), at.partition()),
                                    new OffsetAndMetadata(at.offset() + 1)))
                    .all()
                    .get();
        }
    }
}
