package dev.switchboard.broadcast.client;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A block of an event stream, also one that reaches no listener.
 *
 * @param name its type; null when there is none
 */
public record Event(@Nullable String id, @Nullable String name, @Nullable String data) {

    static Event parse(List<String> lines) {
        List<String> data = new ArrayList<>();
        String id = null;
        String name = null;
        for (String line : lines) {
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("data: ")) {
                data.add(line.substring(6));
            }
        }
        return new Event(id, name, data.isEmpty() ? null : String.join("\n", data));
    }

    /** Whether it is of that type. */
    public boolean is(String type) {
        return type.equals(name);
    }

    /** Whether it does nothing but say where to come back to. */
    public boolean isPosition() {
        return id != null && name == null && data == null;
    }

    /** Its id, which it must have. */
    public String cursor() {
        if (id == null) {
            throw new AssertionError("no id: " + this);
        }
        return id;
    }

    public JsonNode json() {
        if (data == null) {
            throw new AssertionError("no data: " + this);
        }
        return JsonClient.read(data);
    }
}
