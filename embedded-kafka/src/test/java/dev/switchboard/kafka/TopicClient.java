package dev.switchboard.kafka;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The few things the tests do with a broker, each over a connection of its own. */
record TopicClient(String bootstrapServers) {

    void create(String topic, int partitions) throws Exception {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1))).all().get();
            // the broker hears of it after the controller that says so
            await().until(() -> admin.listTopics().names().get().contains(topic));
        }
    }

    Set<String> topics() throws Exception {
        try (Admin admin = admin()) {
            return admin.listTopics().names().get();
        }
    }

    String setting(String topic, String name) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = admin()) {
            return admin.describeConfigs(List.of(resource)).all().get().values().stream()
                    .map(config -> config.get(name).value())
                    .findAny()
                    .orElseThrow();
        }
    }

    /** Asks for a topic's partitions as a consumer does, who would have it created. */
    void lookUp(String topic) {
        try (var consumer = consumer()) {
            consumer.partitionsFor(topic);
        }
    }

    void commit(String topic, String... values) {
        inTransaction(topic, KafkaProducer::commitTransaction, values);
    }

    void abort(String topic, String... values) {
        inTransaction(topic, KafkaProducer::abortTransaction, values);
    }

    /** All committed values, to the end of the topic as it stands. */
    List<String> committed(String topic) {
        try (var consumer = consumer()) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(p -> new TopicPartition(topic, p.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<String> values = new ArrayList<>();
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(r -> values.add(r.value()));
            }
            return values;
        }
    }

    private void inTransaction(
            String topic, Consumer<KafkaProducer<String, String>> ending, String... values) {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers, "transactional.id", "test"),
                        new StringSerializer(),
                        new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (String value : values) {
                var _ = producer.send(new ProducerRecord<>(topic, value, value));
            }
            producer.flush();
            ending.accept(producer);
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    private KafkaConsumer<String, String> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "isolation.level", "read_committed",
                        "allow.auto.create.topics", "true",
                        "fetch.max.wait.ms", "5"),
                new StringDeserializer(),
                new StringDeserializer());
    }
}
