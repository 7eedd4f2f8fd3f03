package dev.switchboard.router.api;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.registry.ListedServer;
import dev.switchboard.router.upstream.ServerName;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of the servers of a registry. One thread. */
final class ImportReport {

    private final ArrayNode registered = Json.MAPPER.createArrayNode();
    private final ArrayNode existing = Json.MAPPER.createArrayNode();
    private final ArrayNode skipped = Json.MAPPER.createArrayNode();
    private boolean complete;

    /**
     * @param complete whether the registry was read to its end
     */
    ImportReport(boolean complete) {
        this.complete = complete;
    }

    /** One was registered; disabled if headers are missing. */
    void registered(ListedServer.Remote server, ServerName name) {
        ObjectNode json =
                registered
                        .addObject()
                        .put("registry_name", server.name())
                        .put("name", name.value())
                        .put("url", server.url().toString())
                        .put("enabled", server.missing().isEmpty());
        if (!server.missing().isEmpty()) {
            json.put("reason", reason(server.missing()));
        }
    }

    private static String reason(List<String> missing) {
        return "it needs values for headers: %s; give them with PUT, and enable it"
                .formatted(String.join(", ", missing));
    }

    /** There is one of that address already. */
    void existing(ListedServer.Remote server, ServerName name) {
        existing.addObject().put("registry_name", server.name()).put("name", name.value());
    }

    /** One is not registered. */
    void skipped(ListedServer server, String why) {
        skipped.addObject().put("registry_name", server.name()).put("reason", why);
    }

    /** There is more to import. */
    void incomplete() {
        complete = false;
    }

    /** How many were registered. */
    int count() {
        return registered.size();
    }

    ObjectNode json() {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.set("registered", registered);
        json.set("existing", existing);
        json.set("skipped", skipped);
        return json.put("complete", complete);
    }
}
