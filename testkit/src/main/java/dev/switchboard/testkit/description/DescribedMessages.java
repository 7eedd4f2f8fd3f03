package dev.switchboard.testkit.description;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * What an AsyncAPI description says of messages, and which of them really came. A message is named
 * by its key among the description's components. Not thread-safe.
 */
public final class DescribedMessages {

    private final ApiDescription description;
    private final MetProperties properties;
    private final Set<String> seen = new TreeSet<>();

    /**
     * @param document the whole description
     */
    public DescribedMessages(JsonNode document) {
        this.description = new ApiDescription(document);
        this.properties = new MetProperties(description);
    }

    public ApiDescription description() {
        return description;
    }

    /** The messages that the service takes from a channel. */
    public Set<String> taken(String channel) {
        return messages(channel, "receive", "");
    }

    /** The messages that the service sends through a channel, answers included. */
    public Set<String> told(String channel) {
        Set<String> told = messages(channel, "send", "");
        told.addAll(messages(channel, "receive", "/reply"));
        return told;
    }

    private Set<String> messages(String channel, String action, String under) {
        Set<String> keys = new TreeSet<>();
        String reference = "#/channels/" + channel;
        for (JsonNode operation : description.document().get("operations")) {
            JsonNode part = operation.at(under);
            if (operation.get("action").asString().equals(action)
                    && part.at("/channel/$ref").asString("").equals(reference)) {
                for (String message : part.get("messages").findValuesAsString("$ref")) {
                    keys.add(message.substring(message.lastIndexOf('/') + 1));
                }
            }
        }
        return keys;
    }

    /** What is described of a message. */
    public JsonNode message(String key) {
        JsonNode found = description.document().at("/components/messages/" + key);
        assertThat(found.isObject()).as(key + " is described").isTrue();
        return found;
    }

    /** The body of each example of a message. */
    public List<JsonNode> bodies(String key) {
        return message(key).get("examples").findValues("payload");
    }

    /**
     * Takes a message that the service sent. It must be as one of those that are described for the
     * channel, and no other.
     *
     * @param headers a missing node where it has none
     * @param body a missing node where it has none
     * @return which it is
     */
    public String take(String channel, JsonNode headers, JsonNode body) {
        Map<String, List<String>> faults = new LinkedHashMap<>();
        for (String key : told(channel)) {
            faults.put(key, faults(message(key), headers, body));
        }
        List<String> fitting =
                faults.entrySet().stream()
                        .filter(message -> message.getValue().isEmpty())
                        .map(Map.Entry::getKey)
                        .toList();
        assertThat(fitting).as(channel + " " + headers + " " + body + "\n" + faults).hasSize(1);
        String key = fitting.getFirst();
        seen.add(channel + " " + key);
        properties.meet(key + " headers", message(key).path("headers"), headers);
        properties.meet(key + " payload", message(key).path("payload"), body);
        return key;
    }

    private List<String> faults(JsonNode message, JsonNode headers, JsonNode body) {
        List<String> faults = new ArrayList<>(partFaults(message.path("headers"), headers));
        faults.addAll(partFaults(message.path("payload"), body));
        return faults;
    }

    private List<String> partFaults(JsonNode schema, JsonNode part) {
        if (schema.isMissingNode() || part.isMissingNode()) {
            return schema.isMissingNode() && part.isMissingNode()
                    ? List.of()
                    : List.of("one of schema and part is missing");
        }
        return description.faults(schema, part);
    }

    /** The messages of these channels that are described and never came. */
    public Set<String> neverCame(String... channels) {
        Set<String> never = new TreeSet<>();
        for (String channel : channels) {
            told(channel).forEach(key -> never.add(channel + " " + key));
        }
        never.removeAll(seen);
        return never;
    }

    /** The properties of what came that are described and were never there. */
    public Set<String> neverMet() {
        return properties.neverMet();
    }

    /** The examples that are not as their own schemas say, with the reasons. */
    public Set<String> faultyExamples() {
        Set<String> faulty = new TreeSet<>();
        description
                .document()
                .at("/components/messages")
                .forEachEntry((key, message) -> {
                    for (JsonNode example : message.path("examples")) {
                        if (example.has("headers")) {
                            check(key, message.path("headers"), example.get("headers"), faulty);
                        }
                        if (example.has("payload")) {
                            check(key, message.path("payload"), example.get("payload"), faulty);
                        }
                    }
                });
        return faulty;
    }

    private void check(String key, JsonNode schema, JsonNode example, Set<String> faulty) {
        partFaults(schema, example).forEach(fault -> faulty.add(key + ": " + fault));
    }
}
