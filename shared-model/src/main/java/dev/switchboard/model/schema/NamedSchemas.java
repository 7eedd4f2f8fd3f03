package dev.switchboard.model.schema;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Map;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Schemas by name, as descriptions of APIs hold them under {@code components/schemas}. */
public record NamedSchemas(Map<String, Schema> byName) {

    public NamedSchemas {
        byName = Map.copyOf(byName);
    }

    /** Those that all services share. */
    public static NamedSchemas shared() {
        Map<String, Schema> all = new TreeMap<>();
        all.putAll(ContractSchemas.all());
        all.putAll(FeedSchemas.all());
        all.putAll(ProblemSchemas.all());
        all.putAll(RouterSchemas.all());
        return new NamedSchemas(all);
    }

    /** All of several. */
    public static NamedSchemas join(Collection<NamedSchemas> several) {
        Map<String, Schema> all = new TreeMap<>();
        several.forEach(some -> all.putAll(some.byName));
        return new NamedSchemas(all);
    }

    /** Those that a document refers to, and those that they refer to in turn. */
    public SortedMap<String, ObjectNode> referredToBy(JsonNode document) {
        SortedMap<String, ObjectNode> found = new TreeMap<>();
        Queue<JsonNode> unread = new ArrayDeque<>();
        unread.add(document);
        for (JsonNode next = unread.poll(); next != null; next = unread.poll()) {
            for (String reference : next.findValuesAsString("$ref")) {
                String name = reference.substring(reference.lastIndexOf('/') + 1);
                Schema schema = byName.get(name);
                if (schema != null && !found.containsKey(name)) {
                    found.put(name, schema.json());
                    unread.add(schema.json());
                }
            }
        }
        return found;
    }
}
