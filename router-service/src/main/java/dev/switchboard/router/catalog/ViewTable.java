package dev.switchboard.router.catalog;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.upstream.ServerName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.JacksonException;

/**
 * The views, in PostgreSQL. All calls block, for seconds if PostgreSQL is unavailable, and then
 * throw a {@link org.springframework.dao.DataAccessException}. Thread-safe.
 */
final class ViewTable {

    private static final Logger log = LoggerFactory.getLogger(ViewTable.class);

    private final JdbcClient sql;

    ViewTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** All that can be read: one that another version has written must not hide the others. */
    List<StoredView> all() {
        return sql
                .sql(
                        """
                        select name, definition, changed_at, changed_by from mcp_view
                        order by lower(name)
                        """)
                .query((row, _) -> readable(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<StoredView> readable(ResultSet row) throws SQLException {
        String name = row.getString("name");
        try {
            return Optional.of(
                    new StoredView(
                            ViewJson.read(
                                    new ServerName(name),
                                    Json.MAPPER.readTree(row.getString("definition"))),
                            row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                            row.getString("changed_by")));
        } catch (IllegalArgumentException | JacksonException e) {
            log.error("the view {} cannot be read, and is left out: {}", name, e.getMessage());
            return Optional.empty();
        }
    }

    /** Whether there is a view of that name. */
    boolean has(ServerName name) {
        return sql.sql("select count(*) from mcp_view where lower(name) = :name")
                        .param("name", name.key())
                        .query(Long.class)
                        .single()
                > 0;
    }

    long count() {
        return sql.sql("select count(*) from mcp_view").query(Long.class).single();
    }

    /** Adds a view, or replaces it; what is stored then, under the name that it had. */
    StoredView put(View view, @Nullable String by) {
        return sql.sql(
                        """
                        insert into mcp_view (name, definition, changed_by)
                        values (:name, cast(:definition as json), :by)
                        on conflict (lower(name)) do update
                        set definition = excluded.definition, changed_by = :by,
                            changed_at = now()
                        returning name, changed_at
                        """)
                .param("name", view.name().value())
                .param("definition", ViewJson.of(view).toString())
                .param("by", by, Types.VARCHAR)
                .query((row, _) ->
                        new StoredView(
                                view.named(new ServerName(row.getString("name"))),
                                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                                by))
                .single();
    }

    /** Removes a view; false if there is none of that name. */
    boolean delete(ServerName name) {
        return sql.sql("delete from mcp_view where lower(name) = :name")
                        .param("name", name.key())
                        .update()
                == 1;
    }
}
