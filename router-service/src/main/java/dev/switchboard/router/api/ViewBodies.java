package dev.switchboard.router.api;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.catalog.StoredView;
import dev.switchboard.router.catalog.ViewJson;
import java.util.Collection;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Views as the API shows them; the schemas describe it. */
final class ViewBodies {

    private ViewBodies() {}

    /** All of them. */
    static ObjectNode list(Collection<StoredView> views) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        ArrayNode data = json.putArray("data");
        views.forEach(view -> data.add(of(view)));
        return json;
    }

    /** One of them. */
    static ObjectNode of(StoredView stored) {
        String name = stored.view().name().value();
        ObjectNode json =
                Json.MAPPER.createObjectNode().put("name", name).put("path", "/mcp/views/" + name);
        json.setAll(ViewJson.of(stored.view()));
        json.put("changed_at", stored.changedAt().toString());
        if (stored.changedBy() != null) {
            json.put("changed_by", stored.changedBy());
        }
        return json;
    }
}
