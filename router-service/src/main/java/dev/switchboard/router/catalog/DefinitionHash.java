package dev.switchboard.router.catalog;

import dev.switchboard.model.json.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The hash that pins a definition: the same whatever the order of its fields. */
final class DefinitionHash {

    private DefinitionHash() {}

    /** SHA-256 in 64 hexadecimal digits. */
    static String of(ObjectNode definition) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(Json.MAPPER.writeValueAsBytes(sorted(definition))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static JsonNode sorted(JsonNode json) {
        return switch (json) {
            case ObjectNode object -> {
                ObjectNode sorted = Json.MAPPER.createObjectNode();
                object.properties().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .forEach(field -> sorted.set(field.getKey(), sorted(field.getValue())));
                yield sorted;
            }
            case ArrayNode array -> {
                ArrayNode copy = Json.MAPPER.createArrayNode();
                array.forEach(element -> copy.add(sorted(element)));
                yield copy;
            }
            case JsonNode value -> value;
        };
    }
}
