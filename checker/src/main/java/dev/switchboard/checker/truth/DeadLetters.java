package dev.switchboard.checker.truth;

import dev.switchboard.model.feed.RecordHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what was filed as dead letters. */
public final class DeadLetters {

    private static final Duration POLL = Duration.ofMillis(100);

    private DeadLetters() {}

    /**
     * A dead letter.
     *
     * @param origin {@code topic-partition-offset}
     */
    public record Letter(String origin, String reason) {}

    /** All committed letters up to the end as it stands now. Blocks while Kafka answers. */
    public static List<Letter> read(String bootstrapServers, String topic) {
        try (Consumer<byte[], byte[]> consumer = consumer(bootstrapServers)) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(found -> new TopicPartition(topic, found.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<Letter> letters = new ArrayList<>();
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> rec : consumer.poll(POLL)) {
                    letters.add(letter(rec));
                }
            }
            return List.copyOf(letters);
        }
    }

    private static Letter letter(ConsumerRecord<?, ?> rec) {
        return new Letter(
                RecordHeaders.text(rec.headers(), RecordHeaders.ORIGIN).orElse(""),
                RecordHeaders.text(rec.headers(), RecordHeaders.REASON).orElse(""));
    }

    private static Consumer<byte[], byte[]> consumer(String bootstrapServers) {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "isolation.level", "read_committed",
                        "auto.offset.reset", "earliest",
                        "enable.auto.commit", "false"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
