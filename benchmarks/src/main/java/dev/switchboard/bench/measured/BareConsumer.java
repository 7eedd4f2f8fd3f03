package dev.switchboard.bench.measured;

import dev.switchboard.bench.process.Conversation;
import dev.switchboard.bench.process.ProcessMessage;
import dev.switchboard.model.feed.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads contract.history from its beginning to its end and does nothing with it: what a view can at
 * best be rebuilt in. Its argument is Kafka's address.
 */
final class BareConsumer {

    private static final Duration POLL = Duration.ofMillis(100);

    private BareConsumer() {}

    public static void main(String[] args) throws IOException {
        long start = System.nanoTime();
        long records = read(args[0]);
        Conversation.hold(
                ProcessMessage.of(
                        "ready", "records", records, "micros", (System.nanoTime() - start) / 1000),
                line -> ProcessMessage.of("unknown"));
    }

    private static long read(String kafka) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", kafka, "isolation.level", "read_committed");
        String topic = new Topics("").history().name();
        List<TopicPartition> partitions =
                IntStream.range(0, Topics.HISTORY_PARTITIONS)
                        .mapToObj(partition -> new TopicPartition(topic, partition))
                        .toList();
        long records = 0;
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                records += consumer.poll(POLL).count();
            }
        }
        return records;
    }
}
