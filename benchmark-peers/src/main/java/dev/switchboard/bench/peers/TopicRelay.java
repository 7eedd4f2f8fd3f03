package dev.switchboard.bench.peers;

import dev.switchboard.bench.message.Wording;
import dev.switchboard.model.feed.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Hands on what comes into contract.updates, as an application around a broker would. */
final class TopicRelay implements Runnable {

    private static final Duration POLL = Duration.ofSeconds(1);

    private final String kafka;
    private final Consumer<String> outlet;

    private TopicRelay(String kafka, Consumer<String> outlet) {
        this.kafka = kafka;
        this.outlet = outlet;
    }

    /**
     * Starts on a thread of its own where there is Kafka.
     *
     * @param arguments the program's: Kafka's address, empty for none
     * @param outlet takes bodies of messages, on that thread
     */
    static void start(String[] arguments, Consumer<String> outlet) {
        if (!arguments[0].isEmpty()) {
            Thread.ofPlatform().daemon().name("relay").start(new TopicRelay(arguments[0], outlet));
        }
    }

    @Override
    public void run() {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(new Topics("").updates().name()).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            while (true) {
                consumer.poll(POLL).forEach(this::relay);
            }
        }
    }

    private void relay(ConsumerRecord<byte[], byte[]> update) {
        String json = new String(update.value(), StandardCharsets.UTF_8);
        outlet.accept(Wording.bodyOf(json, update.offset()));
    }
}
