package dev.switchboard.model.schema;

import dev.switchboard.model.json.Json;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON Schema in the making. Its keywords mean the same in draft 7, which AsyncAPI 3.0 has, and
 * in draft 2020-12, which OpenAPI 3.1 has: one schema serves both. One thread.
 */
public final class Schema {

    private static final String NAMED = "#/components/schemas/";

    private final ObjectNode json = Json.MAPPER.createObjectNode();

    private Schema() {}

    /** Any JSON value. */
    public static Schema anything() {
        return new Schema();
    }

    public static Schema string() {
        return ofType("string");
    }

    public static Schema integer() {
        return ofType("integer");
    }

    public static Schema number() {
        return ofType("number");
    }

    public static Schema bool() {
        return ofType("boolean");
    }

    /** The JSON value {@code null}. */
    public static Schema nothing() {
        return ofType("null");
    }

    /** An object without properties so far. */
    public static Schema object() {
        return ofType("object");
    }

    public static Schema array(Schema items) {
        Schema array = ofType("array");
        array.json.set("items", items.json);
        return array;
    }

    /** The schema of that name. Whatever stands beside a reference is ignored in draft 7. */
    public static Schema ref(String name) {
        Schema ref = new Schema();
        ref.json.put("$ref", NAMED + name);
        return ref;
    }

    /** That text and no other. */
    public static Schema constant(String value) {
        Schema constant = string();
        constant.json.put("const", value);
        return constant;
    }

    /** {@code true} and nothing else. */
    public static Schema truth() {
        Schema truth = bool();
        truth.json.put("const", true);
        return truth;
    }

    /** One of those texts. */
    public static Schema label(List<String> labels) {
        Schema label = string();
        labels.forEach(label.list("enum")::add);
        return label;
    }

    /** What one of these describes. */
    public static Schema either(Schema... schemas) {
        Schema either = new Schema();
        for (Schema schema : schemas) {
            either.list("anyOf").add(schema.json);
        }
        return either;
    }

    private static Schema ofType(String type) {
        Schema schema = new Schema();
        schema.json.put("type", type);
        return schema;
    }

    public Schema describedAs(String description) {
        json.put("description", description);
        return this;
    }

    public Schema example(String example) {
        list("examples").add(example);
        return this;
    }

    public Schema example(int example) {
        list("examples").add(example);
        return this;
    }

    /** What holds where nothing is said. */
    public Schema otherwise(String value) {
        json.put("default", value);
        return this;
    }

    /** What holds where nothing is said. */
    public Schema otherwise(int value) {
        json.put("default", value);
        return this;
    }

    /** From so many to so many characters (code points). */
    public Schema characters(int min, int max) {
        json.put("minLength", min).put("maxLength", max);
        return this;
    }

    /** A regular expression (ECMA-262) that the whole text must match. */
    public Schema matching(String expression) {
        json.put("pattern", "^" + expression + "$");
        return this;
    }

    public Schema format(String format) {
        json.put("format", format);
        return this;
    }

    public Schema atLeast(long min) {
        json.put("minimum", min);
        return this;
    }

    public Schema between(long min, long max) {
        json.put("maximum", max);
        return atLeast(min);
    }

    /** A property that is always there. */
    public Schema with(String property, Schema schema) {
        return requiring(property).optional(property, schema);
    }

    /** Makes a property that is described one that is always there. */
    public Schema requiring(String property) {
        list("required").add(property);
        return this;
    }

    /** A property that may be there. */
    public Schema optional(String property, Schema schema) {
        json.withObjectProperty("properties").set(property, schema.json);
        return this;
    }

    /** Refuses properties that were not named. */
    public Schema closed() {
        json.put("additionalProperties", false);
        return this;
    }

    /** Lets any other properties pass. */
    public Schema open() {
        json.put("additionalProperties", true);
        return this;
    }

    private ArrayNode list(String keyword) {
        return json.withArrayProperty(keyword);
    }

    /** Its JSON; the caller's to change. */
    public ObjectNode json() {
        return json.deepCopy();
    }
}
