package dev.switchboard.broadcast.asyncapi;

import dev.switchboard.model.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.CommonClientConfigs;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where the servers are: Kafka as it is configured, the rest where the description is asked for.
 */
final class ApiServers {

    private final List<String> kafka;
    private final boolean kafkaIsSecure;

    /**
     * @param kafka properties of a client; nothing but hosts and the security protocol is read
     */
    ApiServers(Map<String, Object> kafka) {
        this.kafka =
                ((List<?>)
                                kafka.getOrDefault(
                                        CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, List.of()))
                        .stream()
                                .map(Object::toString)
                                // Kafka takes protocol://host:port too
                                .map(host -> host.replaceFirst(".*://", ""))
                                .toList();
        String security =
                String.valueOf(kafka.get(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG))
                        .toUpperCase(Locale.ROOT);
        this.kafkaIsSecure = security.endsWith("SSL");
    }

    /** The names of the servers of that kind. */
    List<String> names(Server server) {
        return server == Server.KAFKA && kafka.size() > 1
                ? IntStream.rangeClosed(1, kafka.size())
                        .mapToObj(i -> server.label() + "-" + i)
                        .toList()
                : List.of(server.label());
    }

    /**
     * All Server Objects by name.
     *
     * @param host of the service, with its port where it isn't the protocol's own
     */
    ObjectNode json(String host, boolean secure) {
        ObjectNode servers = Json.MAPPER.createObjectNode();
        List<String> names = names(Server.KAFKA);
        for (int i = 0; i < names.size(); i++) {
            servers.putObject(names.get(i))
                    .put("host", kafka.isEmpty() ? "localhost:9092" : kafka.get(i))
                    .put("protocol", kafkaIsSecure ? "kafka-secure" : "kafka")
                    .put("description", "The Kafka cluster that this node was started with.");
        }
        servers.putObject(Server.WEB_SOCKET.label())
                .put("host", host)
                .put("protocol", secure ? "wss" : "ws")
                .put("description", "WebSockets. Paths also answer under /api.");
        servers.putObject(Server.STOMP.label())
                .put("host", host)
                .put("pathname", "/stomp")
                .put("protocol", secure ? "stomps" : "stomp")
                .put("protocolVersion", "1.0, 1.1, 1.2")
                .put("description", "STOMP frames in the messages of the WebSocket at /stomp.");
        servers.putObject(Server.HTTP.label())
                .put("host", host)
                .put("protocol", secure ? "https" : "http")
                .put(
                        "description",
                        "Server-sent events. The calls that are answered at once are described at"
                                + " /v3/api-docs (OpenAPI).");
        return servers;
    }
}
