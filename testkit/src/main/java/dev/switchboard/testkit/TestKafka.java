package dev.switchboard.testkit;

import dev.switchboard.model.feed.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * One real Kafka for all tests of a JVM: started by the first that asks, stopped with the JVM.
 * Thread-safe.
 */
public final class TestKafka {

    private static final AtomicInteger PREFIXES = new AtomicInteger();

    private TestKafka() {}

    /** Where clients connect, {@code host:port}. The first call takes some seconds. */
    public static String bootstrapServers() {
        return Running.BOOTSTRAP_SERVERS;
    }

    /** Names of topics that no other test uses. The topics themselves are not created. */
    public static Topics freshTopics() {
        return new Topics("t%d.".formatted(PREFIXES.incrementAndGet()));
    }

    /**
     * A producer that waits for all acknowledgements and lingers for none; the caller closes it.
     */
    public static Producer<byte[], byte[]> producer() {
        return producer(Map.of());
    }

    /**
     * The same with further settings of a Kafka producer, such as {@code transactional.id}; the
     * caller closes it.
     */
    public static Producer<byte[], byte[]> producer(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>();
        all.put("bootstrap.servers", bootstrapServers());
        all.put("acks", "all");
        all.put("linger.ms", 0);
        all.putAll(settings);
        return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** An admin client; the caller closes it. */
    public static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers()));
    }

    /** Initialized, and Kafka with it, by the first thread that asks; others wait for it. */
    private static final class Running {
        static final String BOOTSTRAP_SERVERS = KafkaSource.choose().start();
    }
}
