package dev.switchboard.broadcast.asyncapi;

import dev.switchboard.model.feed.Topic;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.model.json.Json;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The topics of the contract feed in Kafka. */
final class TopicsApiSection implements ApiSection {

    private static final String BINDING = "0.5.0";

    private final Topics topics;

    TopicsApiSection(Topics topics) {
        this.topics = topics;
    }

    @Override
    public List<ChannelObject> channels() {
        return List.of(updates(), history(), deadLetters(), testUpdates());
    }

    private ChannelObject updates() {
        return channel(
                        "contractUpdates",
                        topics.updates(),
                        "What producers say. Anyone may write here, with any partitioner.")
                .receives(
                        "takeUpdates",
                        "Take what producers say.",
                        List.of(Records.update(), Records.removal()))
                .sends(
                        "produceUpdates",
                        "Write down what came over REST, /ws and STOMP, and move records to their"
                                + " contract's partition.",
                        List.of(Records.update(), Records.removal()));
    }

    private ChannelObject history() {
        return channel(
                        "contractHistory",
                        topics.history(),
                        "What is true: every update of the last 24 hours, the latest of each"
                                + " contract beyond that. Anyone may read here.")
                .sends(
                        "keepHistory",
                        "Keep what is true.",
                        List.of(Records.keptUpdate(), Records.keptRemoval()));
    }

    private ChannelObject deadLetters() {
        return channel(
                        "deadLetters",
                        topics.deadLetters(),
                        "Records of contract.updates that could not be taken.")
                .sends(
                        "fileDeadLetters",
                        "File a record that can't be taken, with the reason.",
                        List.of(Records.deadLetter()));
    }

    private ChannelObject testUpdates() {
        return channel(
                        "testUpdates",
                        topics.testUpdates(),
                        "Updates that are delivered and kept nowhere.")
                .receives(
                        "takeTestUpdates",
                        "Deliver test updates to subscribers.",
                        List.of(Records.testUpdate()))
                .sends(
                        "produceTestUpdates",
                        "Write down what came to POST /test/update.",
                        List.of(Records.testUpdate()));
    }

    private static ChannelObject channel(String id, Topic topic, String description) {
        return new ChannelObject(id, Server.KAFKA, topic.name(), description)
                .binding("kafka", binding(topic));
    }

    private static ObjectNode binding(Topic topic) {
        ObjectNode kafka = Json.MAPPER.createObjectNode();
        kafka.put("topic", topic.name()).put("partitions", topic.partitions());
        ObjectNode settings = kafka.putObject("topicConfiguration");
        topic.settings().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(setting -> put(settings, setting.getKey(), setting.getValue()));
        kafka.put("bindingVersion", BINDING);
        return kafka;
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
}
