package dev.switchboard.testkit.description;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The description of an API, OpenAPI 3.1 or AsyncAPI 3.0, to be held against what really comes.
 *
 * <p>A published schema lets a later version add properties. Here it is taken at its word: what it
 * does not name is a fault.
 */
public final class ApiDescription {

    /** What they hold is no part of a schema, whatever it looks like. */
    private static final Set<String> EXAMPLES = Set.of("example", "examples");

    private final JsonNode document;
    private final SchemaRegistry registry;

    /**
     * @param document the whole description
     */
    public ApiDescription(JsonNode document) {
        this.document = document;
        SchemaRegistryConfig checkFormats =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        this.registry =
                SchemaRegistry.withDefaultDialect(
                        document.has("asyncapi")
                                ? SpecificationVersion.DRAFT_7
                                : SpecificationVersion.DRAFT_2020_12,
                        builder -> builder.schemaRegistryConfig(checkFormats));
    }

    public JsonNode document() {
        return document;
    }

    /** What a reference of the document leads to; itself where it is none. */
    public JsonNode resolve(JsonNode node) {
        return node.has("$ref")
                ? resolve(document.at(node.get("$ref").asString().substring(1)))
                : node;
    }

    /** The references that lead nowhere. */
    public List<String> brokenReferences() {
        return document.findValuesAsString("$ref").stream()
                .filter(reference ->
                        !reference.startsWith("#")
                                || document.at(reference.substring(1)).isMissingNode())
                .toList();
    }

    /**
     * What of a JSON value is not as a schema says.
     *
     * @param schema a part of the document
     */
    public List<String> faults(JsonNode schema, JsonNode value) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.putArray("allOf").add(schema);
        root.set("components", document.path("components"));
        Schema closed = registry.getSchema(close(root));
        return closed.validate(value).stream().map(Error::toString).toList();
    }

    private static JsonNode close(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode closed = JsonNodeFactory.instance.objectNode();
            object.forEachEntry((name, value) ->
                    closed.set(name, EXAMPLES.contains(name) ? value : close(value)));
            if (closed.path("type").asString("").equals("object")
                    && !closed.has("additionalProperties")) {
                closed.put("additionalProperties", false);
            }
            return closed;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode closed = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> closed.add(close(item)));
            return closed;
        }
        return node;
    }
}
