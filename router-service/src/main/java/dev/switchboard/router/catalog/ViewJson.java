package dev.switchboard.router.catalog;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.upstream.ServerName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A view as JSON, in PostgreSQL and in the API: all but its name. */
public final class ViewJson {

    private ViewJson() {}

    /**
     * Reads what {@link #of} has written.
     *
     * @throws IllegalArgumentException if a name is none
     */
    static View read(ServerName name, JsonNode json) {
        return new View(
                name,
                json.path("description").asString(""),
                Optional.ofNullable(json.get("servers"))
                        .map(it -> texts(it).stream().map(ServerName::new).toList()),
                filter(json.path("tools")),
                filter(json.path("prompts")),
                filter(json.path("resources")));
    }

    private static NameFilter filter(JsonNode json) {
        Map<String, String> rename = new LinkedHashMap<>();
        json.path("rename")
                .properties()
                .forEach(entry -> rename.put(entry.getKey(), entry.getValue().asString()));
        return new NameFilter(texts(json.path("include")), texts(json.path("exclude")), rename);
    }

    private static List<String> texts(JsonNode json) {
        return json.valueStream().map(JsonNode::asString).toList();
    }

    /** What is not chosen is absent. */
    public static ObjectNode of(View view) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        if (!view.description().isEmpty()) {
            json.put("description", view.description());
        }
        view.servers()
                .ifPresent(servers -> {
                    ArrayNode names = json.putArray("servers");
                    servers.forEach(server -> names.add(server.value()));
                });
        put(json, "tools", view.tools());
        put(json, "prompts", view.prompts());
        put(json, "resources", view.resources());
        return json;
    }

    private static void put(ObjectNode json, String field, NameFilter filter) {
        if (filter.equals(NameFilter.ALL)) {
            return;
        }
        ObjectNode chosen = json.putObject(field);
        if (!filter.include().isEmpty()) {
            filter.include().forEach(chosen.putArray("include")::add);
        }
        if (!filter.exclude().isEmpty()) {
            filter.exclude().forEach(chosen.putArray("exclude")::add);
        }
        if (!filter.rename().isEmpty()) {
            filter.rename().forEach(chosen.putObject("rename")::put);
        }
    }
}
