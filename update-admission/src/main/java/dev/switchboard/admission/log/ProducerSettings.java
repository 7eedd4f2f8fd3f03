package dev.switchboard.admission.log;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** How the producer of updates is set. */
final class ProducerSettings {

    /** How long a caller may wait for metadata or for room in the buffer. */
    static final Duration MAX_BLOCK = Duration.ofSeconds(2);

    /** From append to acknowledgement; later it has failed. */
    static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(10);

    private static final long BUFFER_BYTES = 32L * 1024 * 1024;

    /** What the administrator may set otherwise. */
    private static final Map<String, Object> DEFAULTS =
            Map.of(
                    ProducerConfig.CLIENT_ID_CONFIG,
                    "switchboard-updates",
                    ProducerConfig.BUFFER_MEMORY_CONFIG,
                    BUFFER_BYTES,
                    ProducerConfig.MAX_BLOCK_MS_CONFIG,
                    MAX_BLOCK.toMillis(),
                    ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                    (int) DELIVERY_TIMEOUT.toMillis(),
                    ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    5_000,
                    // requests that wait for an earlier one are batched anyway: lingering adds
                    // delay
                    ProducerConfig.LINGER_MS_CONFIG,
                    0,
                    // how soon partitions that were added are used: while producers do not agree,
                    // updates of a contract may change places
                    ProducerConfig.METADATA_MAX_AGE_CONFIG,
                    10_000L,
                    ProducerConfig.COMPRESSION_TYPE_CONFIG,
                    "lz4",
                    ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                    1_000L);

    /** What an acknowledgement promises, and the form of records. */
    private static final Map<String, Object> PROMISES =
            Map.of(
                    ProducerConfig.ACKS_CONFIG,
                    "all",
                    ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                    true,
                    ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                    StringSerializer.class,
                    ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                    ByteArraySerializer.class);

    private ProducerSettings() {}

    static Map<String, Object> over(Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(DEFAULTS);
        settings.putAll(kafka);
        settings.putAll(PROMISES);
        // one producer, two topics and no transaction that spans both
        settings.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
        return settings;
    }
}
