package dev.switchboard.broadcast.asyncapi;

import dev.switchboard.model.feed.RouterTopics;
import dev.switchboard.model.feed.Topic;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.model.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The description: the resource {@code asyncapi.json}, which is what a node without settings
 * serves, and in it what another node has otherwise. Any thread.
 *
 * @see <a href="https://www.asyncapi.com/docs/reference/specification/v3.0.0">AsyncAPI 3.0.0</a>
 */
final class AsyncApi {

    static final String RESOURCE = "/asyncapi.json";

    /** The servers that are wherever the service is asked. */
    private static final List<String> OF_THE_SERVICE = List.of("websocket", "stomp", "http");

    private final ObjectNode description = resource();

    AsyncApi(Topics topics, RouterTopics routerTopics, KafkaServers kafka, String version) {
        description.withObjectProperty("info").put("version", version);
        place(kafka);
        place("contractUpdates", topics.updates(), kafka);
        place("contractHistory", topics.history(), kafka);
        place("deadLetters", topics.deadLetters(), kafka);
        place("testUpdates", topics.testUpdates(), kafka);
        place("routerCalls", routerTopics.calls(), kafka);
        place("routerServers", routerTopics.servers(), kafka);
    }

    private static ObjectNode resource() {
        try (InputStream in =
                Objects.requireNonNull(AsyncApi.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return (ObjectNode) Json.MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void place(KafkaServers kafka) {
        ObjectNode servers = description.withObjectProperty("servers");
        ObjectNode broker = (ObjectNode) servers.remove("kafka");
        for (int i = 0; i < kafka.hosts().size(); i++) {
            servers.set(
                    kafka.names().get(i),
                    broker.deepCopy()
                            .put("host", kafka.hosts().get(i))
                            .put("protocol", kafka.protocol()));
        }
    }

    private void place(String channelId, Topic topic, KafkaServers kafka) {
        ObjectNode channel =
                description.withObjectProperty("channels").withObjectProperty(channelId);
        channel.put("address", topic.name()).put("title", topic.name());
        ArrayNode servers = channel.putArray("servers");
        kafka.names().forEach(name -> servers.addObject().put("$ref", "#/servers/" + name));
        ObjectNode binding = channel.withObjectProperty("bindings").withObjectProperty("kafka");
        binding.put("topic", topic.name()).put("partitions", topic.partitions());
        ObjectNode settings = binding.putObject("topicConfiguration");
        new TreeMap<>(topic.settings()).forEach((name, value) -> put(settings, name, value));
    }

    /** The binding has lists and numbers where Kafka's own settings are texts. */
    private static void put(ObjectNode settings, String name, String value) {
        if (name.equals("cleanup.policy")) {
            List.of(value.split(",")).forEach(settings.putArray(name)::add);
        } else if (value.matches("-?\\d+")) {
            settings.put(name, Long.parseLong(value));
        } else {
            settings.put(name, value);
        }
    }

    /**
     * The description as somebody sees it who asks for it there.
     *
     * @param host of the service, with its port where it isn't the protocol's own
     */
    ObjectNode document(String host, boolean secure) {
        ObjectNode document = Json.MAPPER.createObjectNode();
        description.forEachEntry(document::set);
        ObjectNode servers = description.withObjectProperty("servers").deepCopy();
        document.set("servers", servers);
        for (String name : OF_THE_SERVICE) {
            ObjectNode server = servers.withObjectProperty(name).put("host", host);
            if (secure) {
                // wss, stomps, https
                server.put("protocol", server.get("protocol").asString() + "s");
            }
        }
        return document;
    }
}
