package dev.switchboard.broadcast.asyncapi;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * The brokers that this node was told of.
 *
 * @param hosts each with its port
 */
record KafkaServers(List<String> hosts, boolean secure) {

    KafkaServers {
        hosts = hosts.isEmpty() ? List.of("localhost:9092") : List.copyOf(hosts);
    }

    /**
     * Reads them from properties of a client.
     *
     * @param client nothing but hosts and the security protocol is read
     */
    static KafkaServers of(Map<String, Object> client) {
        List<?> configured =
                (List<?>)
                        client.getOrDefault(
                                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, List.of());
        String security =
                String.valueOf(client.get(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG))
                        .toUpperCase(Locale.ROOT);
        return new KafkaServers(
                configured.stream()
                        .map(Object::toString)
                        // Kafka takes protocol://host:port too
                        .map(host -> host.replaceFirst(".*://", ""))
                        .toList(),
                security.endsWith("SSL"));
    }

    /** The names that the description has for them, in the order of the hosts. */
    List<String> names() {
        return hosts.size() == 1
                ? List.of("kafka")
                : IntStream.rangeClosed(1, hosts.size()).mapToObj(i -> "kafka-" + i).toList();
    }

    String protocol() {
        return secure ? "kafka-secure" : "kafka";
    }
}
