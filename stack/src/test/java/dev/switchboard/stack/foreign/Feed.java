package dev.switchboard.stack.foreign;

import dev.switchboard.model.feed.Topic;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.testkit.TestKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The topics as they really are: every committed record, read once and remembered, and how far the
 * keepers have come. One thread.
 */
final class Feed implements AutoCloseable {

    private static final Comparator<ConsumerRecord<byte[], byte[]>> BY_PLACE =
            Comparator.<ConsumerRecord<byte[], byte[]>>comparingInt(ConsumerRecord::partition)
                    .thenComparingLong(ConsumerRecord::offset);

    private final Topics topics;
    private final Admin admin = TestKafka.admin();
    private final Consumer<byte[], byte[]> consumer = consumer();
    private final Map<String, List<ConsumerRecord<byte[], byte[]>>> records = new HashMap<>();
    private Map<TopicPartition, OffsetAndMetadata> ruled = Map.of();

    /**
     * @param topics exist
     */
    Feed(Topics topics) {
        this.topics = topics;
        List<TopicPartition> partitions =
                Stream.of(topics.updates(), topics.history(), topics.deadLetters())
                        .map(Topic::name)
                        .flatMap(name -> consumer.partitionsFor(name).stream())
                        .map(found -> new TopicPartition(found.topic(), found.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    private static Consumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", TestKafka.bootstrapServers(),
                        "isolation.level", "read_committed",
                        "allow.auto.create.topics", "false",
                        "fetch.max.wait.ms", "5"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /**
     * Reads on to the ends as they stand now, transactions included that are still open there. What
     * the keepers had committed before is then to be seen whole.
     */
    void refresh() throws ExecutionException, InterruptedException {
        ruled =
                admin.listConsumerGroupOffsets(
                                topics.prefix() + "switchboard-keeper",
                                new ListConsumerGroupOffsetsOptions().requireStable(true))
                        .partitionsToOffsetAndMetadata()
                        .get();
        var ends =
                admin.listOffsets(
                                consumer.assignment().stream()
                                        .collect(
                                                Collectors.toMap(
                                                        tp -> tp, tp -> OffsetSpec.latest())))
                        .all()
                        .get();
        while (ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue().offset())) {
            for (var rec : consumer.poll(Duration.ofMillis(50))) {
                records.computeIfAbsent(rec.topic(), _ -> new ArrayList<>()).add(rec);
            }
        }
        records.values().forEach(list -> list.sort(BY_PLACE));
    }

    /** What producers said, and what the keepers moved. By partition, then offset, as all here. */
    List<ConsumerRecord<byte[], byte[]>> updates() {
        return of(topics.updates());
    }

    /** What is true. */
    List<ConsumerRecord<byte[], byte[]>> history() {
        return of(topics.history());
    }

    /** What was not taken. */
    List<ConsumerRecord<byte[], byte[]>> deadLetters() {
        return of(topics.deadLetters());
    }

    private List<ConsumerRecord<byte[], byte[]>> of(Topic topic) {
        return records.getOrDefault(topic.name(), List.of());
    }

    /** Whether a keeper had decided on that update before the last {@link #refresh}. */
    boolean isRuled(ConsumerRecord<?, ?> update) {
        OffsetAndMetadata next = ruled.get(new TopicPartition(update.topic(), update.partition()));
        return next != null && next.offset() > update.offset();
    }

    @Override
    public void close() {
        consumer.close();
        admin.close();
    }
}
