package dev.switchboard.router.catalog;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.upstream.ServerName;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The views, in PostgreSQL. All calls block, for seconds if PostgreSQL is unavailable, and then
 * throw a {@link org.springframework.dao.DataAccessException}. Thread-safe.
 */
final class ViewTable {

    private final JdbcClient sql;

    ViewTable(JdbcClient sql) {
        this.sql = sql;
    }

    List<View> all() {
        return sql.sql("select name, definition from mcp_view order by lower(name)")
                .query((row, _) ->
                        view(
                                new ServerName(row.getString("name")),
                                Json.MAPPER.readTree(row.getString("definition"))))
                .list();
    }

    /** Adds a view, or changes it. */
    void put(View view, @Nullable String by) {
        sql.sql(
                        """
                        insert into mcp_view (name, definition, changed_by)
                        values (:name, cast(:definition as json), :by)
                        on conflict (lower(name)) do update
                        set definition = excluded.definition, changed_by = :by, changed_at = now()
                        """)
                .param("name", view.name().value())
                .param("definition", json(view).toString())
                .param("by", by, Types.VARCHAR)
                .update();
    }

    /** Removes a view; false if there is none of that name. */
    boolean delete(ServerName name) {
        return sql.sql("delete from mcp_view where lower(name) = :name")
                        .param("name", name.key())
                        .update()
                == 1;
    }

    private static View view(ServerName name, JsonNode json) {
        return new View(
                name,
                json.path("description").asString(""),
                texts(json.path("servers")).stream().map(ServerName::new).toList(),
                json.path("contracts").asBoolean(false),
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

    private static ObjectNode json(View view) {
        ObjectNode json = Json.MAPPER.createObjectNode().put("description", view.description());
        ArrayNode servers = json.putArray("servers");
        view.servers().forEach(server -> servers.add(server.value()));
        json.put("contracts", view.contracts());
        put(json.putObject("tools"), view.tools());
        put(json.putObject("prompts"), view.prompts());
        put(json.putObject("resources"), view.resources());
        return json;
    }

    private static void put(ObjectNode json, NameFilter filter) {
        filter.include().forEach(json.putArray("include")::add);
        filter.exclude().forEach(json.putArray("exclude")::add);
        filter.rename().forEach(json.putObject("rename")::put);
    }
}
