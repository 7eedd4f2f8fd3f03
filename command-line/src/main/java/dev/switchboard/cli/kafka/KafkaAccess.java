package dev.switchboard.cli.kafka;

import dev.switchboard.model.feed.Topics;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * How Kafka is reached.
 *
 * @param settings of Kafka's clients, as the user gave them; what our promises rest on stays
 */
public record KafkaAccess(String servers, Map<String, String> settings, Topics topics) {

    /** For a person who waits: Kafka's own are a minute and two. */
    private static final int ANSWER_MS = 10_000;

    private static final int ACKNOWLEDGE_MS = 20_000;
    private static final int REQUEST_MS = 5_000;

    public KafkaAccess {
        settings = Map.copyOf(settings);
    }

    /**
     * A consumer of what is committed that joins no group and makes no topic; the caller closes it.
     *
     * @throws org.apache.kafka.common.KafkaException when the settings are wrong or no server's
     *     name is known
     */
    public Consumer<byte[], byte[]> consumer() {
        Map<String, Object> all = new HashMap<>();
        all.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MS);
        all.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MS);
        all.putAll(settings);
        all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers);
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        all.remove(ConsumerConfig.GROUP_ID_CONFIG);
        all.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        return new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * A client for administration; the caller closes it.
     *
     * @throws org.apache.kafka.common.KafkaException as {@link #consumer}
     */
    public Admin admin() {
        Map<String, Object> all = new HashMap<>();
        all.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MS);
        all.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MS);
        all.putAll(settings);
        all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers);
        return Admin.create(all);
    }

    /**
     * A producer whose records are on as many disks as the topic has replicas once it has their
     * acknowledgement; the caller closes it.
     *
     * @throws org.apache.kafka.common.KafkaException as {@link #consumer}
     */
    public Producer<byte[], byte[]> producer() {
        Map<String, Object> all = new HashMap<>();
        all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, ANSWER_MS);
        all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MS);
        all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, ACKNOWLEDGE_MS);
        all.putAll(settings);
        all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers);
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        all.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
        return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
