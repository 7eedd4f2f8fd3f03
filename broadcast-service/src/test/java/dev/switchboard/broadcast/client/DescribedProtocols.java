package dev.switchboard.broadcast.client;

import dev.switchboard.broadcast.message.MessageType;
import dev.switchboard.model.json.Json;
import dev.switchboard.testkit.description.DescribedMessages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The resource {@code asyncapi.json}, to be held against what the code names. */
public final class DescribedProtocols {

    private DescribedProtocols() {}

    public static JsonNode document() {
        try (InputStream in =
                Objects.requireNonNull(
                        DescribedProtocols.class.getResourceAsStream("/asyncapi.json"))) {
            return Json.MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static DescribedMessages messages() {
        return new DescribedMessages(document());
    }

    /**
     * The messages of a feed on a protocol, by their keys.
     *
     * @param protocol what the keys begin with, such as {@code ws_}
     * @param feed its name
     */
    public static Set<String> messagesOf(String protocol, String feed) {
        Set<String> keys = new TreeSet<>();
        for (MessageType type : MessageType.values()) {
            String subject = type.label().replaceAll("_.*", "");
            boolean ofAll = !Set.of("contract", "call", "server").contains(subject);
            if (ofAll || feed.equals(subject + "s")) {
                keys.add(protocol + type.label());
            }
        }
        return keys;
    }

    /** The names of the properties of an object's schema. */
    public static Set<String> properties(JsonNode schema) {
        return new TreeSet<>(schema.path("properties").propertyNames());
    }

    /** The texts that a schema allows. */
    public static Set<String> labels(JsonNode schema) {
        return new TreeSet<>(schema.path("enum").valueStream().map(JsonNode::asString).toList());
    }
}
