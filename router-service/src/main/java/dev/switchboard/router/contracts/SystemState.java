package dev.switchboard.router.contracts;

import dev.switchboard.model.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The state of the system.
 *
 * @param json as REST gives it
 */
record SystemState(ObjectNode json) {

    boolean isReady() {
        return json.path("ready").asBoolean(false);
    }

    long lag() {
        return json.path("lag").asLong(0);
    }

    /** How many contracts there are: {@code total}, {@code by_location}, {@code by_status}. */
    JsonNode counts() {
        return json.path("contracts");
    }

    /** What tells whether it is well, in few words. */
    ObjectNode compact() {
        ObjectNode compact = Json.MAPPER.createObjectNode();
        compact.put("ready", isReady()).put("lag", lag());
        JsonNode last = json.path("last_update").path("recorded_at");
        if (last.isString()) {
            compact.set("last_update_at", last);
        }
        compact.put("subscribers", json.path("connections").asLong(0));
        return compact;
    }
}
