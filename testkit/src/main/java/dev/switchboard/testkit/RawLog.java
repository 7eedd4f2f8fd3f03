package dev.switchboard.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What really stands in a topic: the truth for tests, read without any code of the product. */
public final class RawLog {

    private static final Comparator<ConsumerRecord<byte[], byte[]>> BY_PLACE =
            Comparator.<ConsumerRecord<byte[], byte[]>>comparingInt(ConsumerRecord::partition)
                    .thenComparingLong(ConsumerRecord::offset);

    private RawLog() {}

    /** Reads a topic of {@link TestKafka}, see {@link #read(String, String, IsolationLevel)}. */
    public static List<ConsumerRecord<byte[], byte[]>> read(
            String topic, IsolationLevel isolation) {
        return read(TestKafka.bootstrapServers(), topic, isolation);
    }

    /**
     * Reads every partition from its beginning to its end as it stands at the call; with {@code
     * READ_COMMITTED} the end is where the first open transaction begins. Kafka may close a
     * transaction some milliseconds after it has acknowledged the commit: await what you expect.
     * Blocks while it reads.
     *
     * @return the records by partition, then offset; empty for a topic that does not exist
     */
    public static List<ConsumerRecord<byte[], byte[]>> read(
            String bootstrapServers, String topic, IsolationLevel isolation) {
        try (Consumer<byte[], byte[]> consumer = consumer(bootstrapServers, isolation)) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(found -> new TopicPartition(topic, found.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (!reached(consumer, ends)) {
                for (var next : consumer.poll(Duration.ofMillis(100))) {
                    if (next.offset() < ends.getOrDefault(partition(next), 0L)) {
                        records.add(next);
                    }
                }
            }
            records.sort(BY_PLACE);
            return List.copyOf(records);
        }
    }

    private static boolean reached(
            Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private static TopicPartition partition(ConsumerRecord<byte[], byte[]> found) {
        return new TopicPartition(found.topic(), found.partition());
    }

    private static Consumer<byte[], byte[]> consumer(
            String bootstrapServers, IsolationLevel isolation) {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "isolation.level",
                        isolation.name().toLowerCase(Locale.ROOT),
                        "allow.auto.create.topics",
                        "false",
                        // a fetch at the end of a topic would wait half a second for more
                        "fetch.max.wait.ms",
                        "5"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
