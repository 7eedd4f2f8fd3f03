package dev.switchboard.testkit.description;

import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Which properties that schemas name were really met, so that none is named that never comes. Not
 * thread-safe.
 */
final class MetProperties {

    private final ApiDescription description;
    private final Set<String> named = new TreeSet<>();
    private final Set<String> met = new TreeSet<>();

    MetProperties(ApiDescription description) {
        this.description = description;
    }

    /** Notes what a value has of what its schema names. */
    void meet(String place, JsonNode schema, JsonNode value) {
        if (schema.has("$ref")) {
            String name = schema.get("$ref").asString();
            meet(name.substring(name.lastIndexOf('/') + 1), description.resolve(schema), value);
            return;
        }
        schema.path("anyOf").forEach(option -> meet(place, option, value));
        if (value.isArray()) {
            value.forEach(item -> meet(place + "[]", schema.path("items"), item));
        } else if (value.isObject()) {
            schema.path("properties")
                    .forEachEntry((name, property) -> {
                        String here = place + "/" + name;
                        named.add(here);
                        if (value.has(name)) {
                            met.add(here);
                            meet(here, property, value.get(name));
                        }
                    });
        }
    }

    /** Those that were named, and never met. */
    Set<String> neverMet() {
        Set<String> never = new TreeSet<>(named);
        never.removeAll(met);
        return never;
    }
}
