package dev.switchboard.testkit.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A block of an event stream, also one that reaches no listener.
 *
 * @param fields all that it has, comments left out
 */
public record Event(Map<String, String> fields) {

    static Event parse(List<String> lines) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String line : lines) {
            int colon = line.indexOf(": ");
            if (colon > 0) {
                fields.merge(
                        line.substring(0, colon),
                        line.substring(colon + 2),
                        (before, more) -> before + "\n" + more);
            }
        }
        return new Event(Map.copyOf(fields));
    }

    /** The place to come back to; null when there is none. */
    public @Nullable String id() {
        return fields.get("id");
    }

    /** Its type; null when there is none. */
    public @Nullable String name() {
        return fields.get("event");
    }

    /** What it says; null when there is nothing. */
    public @Nullable String data() {
        return fields.get("data");
    }

    /** Whether it is of that type. */
    public boolean is(String type) {
        return type.equals(name());
    }

    /** Whether it does nothing but say where to come back to. */
    public boolean isPosition() {
        return id() != null && name() == null && data() == null;
    }

    /** Its id, which it must have. */
    public String cursor() {
        String id = id();
        if (id == null) {
            throw new AssertionError("no id: " + this);
        }
        return id;
    }

    /** The method of the JSON-RPC message that it carries; empty for none. */
    public String method() {
        return json().path("method").asString("");
    }

    public JsonNode json() {
        String data = data();
        if (data == null) {
            throw new AssertionError("no data: " + this);
        }
        return JsonClient.read(data);
    }
}
