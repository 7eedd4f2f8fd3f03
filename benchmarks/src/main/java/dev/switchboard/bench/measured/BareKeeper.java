package dev.switchboard.bench.measured;

import dev.switchboard.bench.process.Conversation;
import dev.switchboard.bench.process.ProcessMessage;
import dev.switchboard.model.feed.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.StickyAssignor;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The least that a keeper can do: reads contract.updates as a member of a group and writes every
 * record unread to another topic, one transaction a poll. Clients are set like the keeper's. Its
 * arguments are Kafka's address, its group and the topic.
 */
final class BareKeeper {

    private static final Duration POLL = Duration.ofMillis(100);

    private BareKeeper() {}

    /** {@code ADDRESS GROUP TOPIC}. */
    public static void main(String[] args) throws IOException {
        Thread.ofPlatform().daemon().name("keeper").start(() -> keep(args[0], args[1], args[2]));
        Conversation.hold(ProcessMessage.of("ready"), line -> ProcessMessage.of("unknown"));
    }

    private static void keep(String kafka, String group, String topic) {
        try (var consumer =
                        new KafkaConsumer<>(
                                consumer(kafka, group),
                                new ByteArrayDeserializer(),
                                new ByteArrayDeserializer());
                var producer =
                        new KafkaProducer<>(
                                producer(kafka, group),
                                new ByteArraySerializer(),
                                new ByteArraySerializer())) {
            producer.initTransactions();
            consumer.subscribe(List.of(new Topics("").updates().name()));
            while (true) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                if (!records.isEmpty()) {
                    producer.beginTransaction();
                    for (ConsumerRecord<byte[], byte[]> rec : records) {
                        var _ = producer.send(new ProducerRecord<>(topic, rec.key(), rec.value()));
                    }
                    producer.sendOffsetsToTransaction(
                            records.nextOffsets(), consumer.groupMetadata());
                    producer.commitTransaction();
                }
            }
        }
    }

    private static Map<String, Object> consumer(String kafka, String group) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", kafka);
        settings.put("group.id", group);
        settings.put("isolation.level", "read_committed");
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", false);
        settings.put("max.poll.records", 2000);
        settings.put("partition.assignment.strategy", StickyAssignor.class.getName());
        return settings;
    }

    private static Map<String, Object> producer(String kafka, String group) {
        return Map.of(
                "bootstrap.servers",
                kafka,
                "transactional.id",
                group,
                "acks",
                "all",
                "retry.backoff.ms",
                2L,
                "retry.backoff.max.ms",
                2L);
    }
}
