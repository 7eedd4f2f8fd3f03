package dev.switchboard.router.upstream;

import dev.switchboard.model.json.Json;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The subscriptions to a {@link ChildServer}, all on its one stream. */
final class ChildSubscriptions {

    private final Map<JsonNode, JsonNode> filters = new ConcurrentHashMap<>();
    private final Consumer<String> line;

    ChildSubscriptions(Consumer<String> line) {
        this.line = line;
    }

    void begin(JsonNode request) {
        JsonNode filter = request.at("/params/notifications");
        filters.put(request.path("id"), filter);
        ObjectNode params = Json.MAPPER.createObjectNode();
        params.set("notifications", filter);
        send(request.path("id"), "notifications/subscriptions/acknowledged", params);
    }

    void cancelled(JsonNode notification) {
        filters.remove(notification.at("/params/requestId"));
    }

    /** Tells of a change of the tools and of all resources, and so of each subscription. */
    void change() {
        filters.forEach((id, filter) -> {
            if (filter.path("toolsListChanged").asBoolean(false)) {
                send(id, "notifications/tools/list_changed", Json.MAPPER.createObjectNode());
            }
            for (JsonNode uri : filter.path("resourceSubscriptions")) {
                ObjectNode params = Json.MAPPER.createObjectNode();
                params.set("uri", uri);
                send(id, "notifications/resources/updated", params);
            }
        });
    }

    /** Ends them by responses, or as a server may that cancels. */
    void end(boolean cancels) {
        for (JsonNode id : filters.keySet()) {
            filters.remove(id);
            line.accept(
                    cancels
                            ? """
                            {"jsonrpc": "2.0", "method": "notifications/cancelled", \
                            "params": {"requestId": %s}}\
                            """
                                    .formatted(id)
                            : "{\"jsonrpc\": \"2.0\", \"id\": %s, \"result\": {}}".formatted(id));
        }
    }

    /** How many resources are watched. */
    int resources() {
        return filters.values().stream()
                .mapToInt(filter -> filter.path("resourceSubscriptions").size())
                .sum();
    }

    private void send(JsonNode id, String method, ObjectNode params) {
        params.putObject("_meta").set("io.modelcontextprotocol/subscriptionId", id);
        ObjectNode message = Json.MAPPER.createObjectNode().put("jsonrpc", "2.0");
        message.put("method", method).set("params", params);
        line.accept(message.toString());
    }
}
