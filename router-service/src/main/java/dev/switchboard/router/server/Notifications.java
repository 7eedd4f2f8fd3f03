package dev.switchboard.router.server;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.primitive.LoggingLevel;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The notifications that this server sends. */
public final class Notifications {

    private Notifications() {}

    /** How far a request is. */
    public static ObjectNode progress(
            JsonNode token, double progress, @Nullable Double total, @Nullable String message) {
        ObjectNode params = Json.MAPPER.createObjectNode();
        params.set("progressToken", token);
        put(params, "progress", progress);
        if (total != null) {
            put(params, "total", total);
        }
        if (message != null) {
            params.put("message", message);
        }
        return notification("progress", params);
    }

    /** What happens during a request. */
    public static ObjectNode message(LoggingLevel level, String logger, JsonNode data) {
        ObjectNode params = Json.MAPPER.createObjectNode();
        params.put("level", level.label()).put("logger", logger).set("data", data);
        return notification("message", params);
    }

    /** A resource has changed. */
    public static ObjectNode resourceUpdated(String uri) {
        return notification("resources/updated", Json.MAPPER.createObjectNode().put("uri", uri));
    }

    /** The changes that a stream will report. */
    static ObjectNode acknowledged(ObjectNode filter) {
        ObjectNode params = Json.MAPPER.createObjectNode();
        params.set("notifications", filter);
        return notification("subscriptions/acknowledged", params);
    }

    /**
     * One of that name.
     *
     * @param name what follows {@code notifications/}
     */
    static ObjectNode notification(String name, ObjectNode params) {
        ObjectNode notification = Json.MAPPER.createObjectNode();
        notification.put("jsonrpc", "2.0").put("method", "notifications/" + name);
        notification.set("params", params);
        return notification;
    }

    /** Whole numbers are written without a fraction. */
    private static void put(ObjectNode params, String name, double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1L << 53) {
            params.put(name, (long) value);
        } else {
            params.put(name, value);
        }
    }
}
