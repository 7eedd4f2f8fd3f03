package dev.switchboard.service.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/** Properties for the clients of Kafka: all of {@code spring.kafka.*}, security included. */
public final class KafkaConnection {

    private final KafkaProperties properties;
    private final KafkaConnectionDetails details;

    KafkaConnection(KafkaProperties properties, KafkaConnectionDetails details) {
        this.properties = properties;
        this.details = details;
    }

    /** For an admin client; the map is the caller's. */
    public Map<String, Object> admin() {
        return at(properties.buildAdminProperties(), details.getAdmin());
    }

    /** For a consumer; the map is the caller's. */
    public Map<String, Object> consumer() {
        return at(properties.buildConsumerProperties(), details.getConsumer());
    }

    /** For a producer; the map is the caller's. */
    public Map<String, Object> producer() {
        return at(properties.buildProducerProperties(), details.getProducer());
    }

    private static Map<String, Object> at(
            Map<String, Object> built, KafkaConnectionDetails.Configuration where) {
        Map<String, Object> client = new HashMap<>(built);
        List<String> servers = where.getBootstrapServers();
        client.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers);
        return client;
    }
}
