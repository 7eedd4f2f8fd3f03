package dev.switchboard.broadcast.asyncapi;

import dev.switchboard.model.json.Json;
import dev.switchboard.model.schema.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A message that goes over a channel (AsyncAPI 3.0, Message Object), in the making. */
public final class MessageObject {

    private static final String KAFKA_BINDING = "0.5.0";

    private final String key;
    private final ObjectNode json = Json.MAPPER.createObjectNode();

    private MessageObject(String key) {
        this.key = key;
    }

    /**
     * @param key names it among all messages of the description
     * @param name what its protocol calls it
     * @param summary when it is sent, in a sentence
     */
    public static MessageObject of(String key, String name, String summary) {
        MessageObject message = new MessageObject(key);
        message.json.put("name", name).put("title", name).put("summary", summary);
        return message;
    }

    /** What goes with its body. */
    public MessageObject headers(Schema schema) {
        json.set("headers", schema.json());
        return this;
    }

    public MessageObject payload(Schema schema) {
        json.set("payload", schema.json());
        return this;
    }

    public MessageObject contentType(String type) {
        json.put("contentType", type);
        return this;
    }

    /** The key of its record in Kafka. */
    public MessageObject kafkaKey(Schema schema) {
        ObjectNode kafka = json.withObjectProperty("bindings").withObjectProperty("kafka");
        kafka.set("key", schema.json());
        kafka.put("bindingVersion", KAFKA_BINDING);
        return this;
    }

    /** The STOMP command of its frame. */
    public MessageObject stompCommand(String command) {
        json.put("x-stomp-command", command);
        return this;
    }

    /** An example of its body. */
    public MessageObject example(JsonNode payload) {
        return example(null, payload);
    }

    /** An example; null where it has no headers, or no body. */
    public MessageObject example(@Nullable JsonNode headers, @Nullable JsonNode payload) {
        ObjectNode example = json.withArrayProperty("examples").addObject();
        if (headers != null) {
            example.set("headers", headers);
        }
        if (payload != null) {
            example.set("payload", payload);
        }
        return this;
    }

    String key() {
        return key;
    }

    ObjectNode json() {
        return json;
    }
}
