package dev.switchboard.broadcast.asyncapi;

import dev.switchboard.model.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A place that messages go through (AsyncAPI 3.0, Channel Object), and what this product does there
 * (Operation Objects), in the making.
 */
public final class ChannelObject {

    private final String id;
    private final Server server;
    private final ObjectNode json = Json.MAPPER.createObjectNode();
    private final SequencedMap<String, MessageObject> messages = new LinkedHashMap<>();
    private final SequencedMap<String, ObjectNode> operations = new LinkedHashMap<>();

    /**
     * @param id names it in the description
     * @param address topic, destination or path, with parameters in braces
     * @param description what it is for; CommonMark
     */
    public ChannelObject(String id, Server server, String address, String description) {
        this.id = id;
        this.server = server;
        json.put("address", address).put("title", address).put("description", description);
    }

    /** Describes a parameter of the address by the values it can have. */
    public ChannelObject parameter(String name, String description, List<String> values) {
        values.forEach(parameterNode(name, description).putArray("enum")::add);
        return this;
    }

    /** Describes a parameter of the address by an example. */
    public ChannelObject parameter(String name, String description, String example) {
        parameterNode(name, description).putArray("examples").add(example);
        return this;
    }

    private ObjectNode parameterNode(String name, String description) {
        return json.withObjectProperty("parameters")
                .withObjectProperty(name)
                .put("description", description);
    }

    /** What the protocol needs to know of it. */
    public ChannelObject binding(String protocol, ObjectNode binding) {
        json.withObjectProperty("bindings").set(protocol, binding);
        return this;
    }

    /** This product takes these messages here. */
    public ChannelObject receives(String operation, String summary, List<MessageObject> taken) {
        add(operation, "receive", summary, taken);
        return this;
    }

    /** This product sends these messages here. */
    public ChannelObject sends(String operation, String summary, List<MessageObject> sent) {
        add(operation, "send", summary, sent);
        return this;
    }

    /**
     * This product takes a message here, and answers it.
     *
     * @param where the channel that the answer comes through
     * @param answers each of the messages that it may be
     */
    public ChannelObject answers(
            String operation,
            String summary,
            MessageObject taken,
            ChannelObject where,
            List<MessageObject> answers) {
        ObjectNode reply = add(operation, "receive", summary, List.of(taken)).putObject("reply");
        reply.putObject("channel").put("$ref", where.reference());
        where.refer(reply, answers);
        return this;
    }

    /** What the protocol needs to know of an operation. */
    public ChannelObject binding(String operation, String protocol, ObjectNode binding) {
        Objects.requireNonNull(operations.get(operation), operation)
                .withObjectProperty("bindings")
                .set(protocol, binding);
        return this;
    }

    private ObjectNode add(
            String operation, String action, String summary, List<MessageObject> some) {
        ObjectNode node = Json.MAPPER.createObjectNode();
        node.put("action", action);
        node.putObject("channel").put("$ref", reference());
        node.put("summary", summary);
        refer(node, some);
        operations.put(operation, node);
        return node;
    }

    private void refer(ObjectNode node, List<MessageObject> some) {
        ArrayNode references = node.putArray("messages");
        for (MessageObject message : some) {
            messages.put(message.key(), message);
            references.addObject().put("$ref", reference() + "/messages/" + message.key());
        }
    }

    private String reference() {
        return "#/channels/" + id;
    }

    String id() {
        return id;
    }

    Map<String, ObjectNode> operations() {
        return operations;
    }

    List<MessageObject> messages() {
        return new ArrayList<>(messages.values());
    }

    /**
     * Its Channel Object.
     *
     * @param servers the names of all servers of its kind
     */
    ObjectNode json(List<String> servers) {
        ObjectNode whole = json.deepCopy();
        ArrayNode references = whole.putArray("servers");
        servers.forEach(name -> references.addObject().put("$ref", "#/servers/" + name));
        ObjectNode mine = whole.putObject("messages");
        for (String key : messages.keySet()) {
            mine.putObject(key).put("$ref", "#/components/messages/" + key);
        }
        return whole;
    }

    Server server() {
        return server;
    }
}
