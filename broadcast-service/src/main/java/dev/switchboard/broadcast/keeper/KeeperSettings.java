package dev.switchboard.broadcast.keeper;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The settings of the keeper's Kafka clients. */
final class KeeperSettings {

    /** Room for a record of the largest size and the headers that the keeper adds. */
    private static final int LARGEST_REQUEST = 3 * 1024 * 1024;

    /** How soon added partitions are noticed, in milliseconds. */
    private static final int NOTICE = 10_000;

    private KeeperSettings() {}

    static Map<String, Object> producer(Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REQUEST);
        // A transaction waits for the markers of the one before it: with Kafka's 100 ms each one
        // would take that long; see RATIONALE.md.
        settings.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 2L);
        settings.put(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG, 2L);
        // A transaction that a killed keeper left open blocks all readers for this long.
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 10_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 9_000);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000L);
        settings.put(ProducerConfig.METADATA_MAX_AGE_CONFIG, NOTICE);
        return settings;
    }

    static Map<String, Object> consumer(Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2000);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        // a member learns of a rebalance from its heartbeat: an administrator may set it shorter
        settings.putIfAbsent(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 3_000);
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, NOTICE);
        // Not a cooperative assignor: with it, poll returns records during a rebalance, and Kafka
        // would refuse their transactions.
        settings.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                PartitionCountAssignor.class.getName());
        return settings;
    }
}
