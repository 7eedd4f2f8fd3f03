package dev.switchboard.router.catalog;

import dev.switchboard.model.json.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/**
 * The definitions that servers have ever listed, in PostgreSQL. Servers are named in lower case.
 * All calls block, for seconds if PostgreSQL is unavailable, and then throw a {@link
 * org.springframework.dao.DataAccessException}. Thread-safe.
 */
final class DefinitionTable {

    /** Definitions of one name that are neither listed nor the one approved last. */
    private static final int MOST_OLD = 20;

    private final JdbcClient sql;

    DefinitionTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** Those of all servers, by server. */
    Map<String, StoredDefinitions> all() {
        return read(
                sql.sql(
                        """
                        select * from mcp_definition
                        where listed or approved_at is not null order by approved_at
                        """));
    }

    /** Those of one server. */
    StoredDefinitions of(String server) {
        return read(sql.sql(
                                """
                                select * from mcp_definition where server = :server
                                and (listed or approved_at is not null) order by approved_at
                                """)
                        .param("server", server))
                .getOrDefault(server, StoredDefinitions.NONE);
    }

    private static Map<String, StoredDefinitions> read(JdbcClient.StatementSpec query) {
        Map<String, StoredDefinitions> all = new HashMap<>();
        RowCallbackHandler each =
                row -> {
                    StoredDefinitions of =
                            all.computeIfAbsent(
                                    row.getString("server"),
                                    _ ->
                                            new StoredDefinitions(
                                                    new ArrayList<>(), new ArrayList<>()));
                    Definition definition = definition(row);
                    if (row.getObject("approved_at") != null) {
                        of.approved().add(definition);
                    }
                    if (row.getBoolean("listed")) {
                        of.listed().add(definition);
                    }
                };
        query.query(each);
        return all;
    }

    private static Definition definition(ResultSet row) throws SQLException {
        return new Definition(
                DefinitionKind.of(row.getString("kind")).orElseThrow(),
                row.getString("name"),
                (ObjectNode) Json.MAPPER.readTree(row.getString("definition")),
                row.getString("hash"));
    }

    /**
     * Records what a server lists now. What has a name that was never approved is approved, and so
     * is what needs no approval. To be called in a transaction.
     *
     * @return whether anything changed
     */
    boolean record(String server, List<Definition> listed) {
        // replicas that read the same list at once take turns
        sql.sql("select pg_advisory_xact_lock(hashtext(:server))")
                .param("server", "mcp_definition/" + server)
                .query((_, _) -> 0)
                .list();
        Map<Definition.Key, Set<String>> known = new HashMap<>();
        Set<Definition.Key> approved = new HashSet<>();
        Set<Row> before = new HashSet<>();
        RowCallbackHandler each =
                row -> {
                    Row old =
                            new Row(
                                    new Definition.Key(
                                            DefinitionKind.of(row.getString("kind")).orElseThrow(),
                                            row.getString("name")),
                                    row.getString("hash"));
                    known.computeIfAbsent(old.key(), _ -> new HashSet<>()).add(old.hash());
                    if (row.getObject("approved_at") != null) {
                        approved.add(old.key());
                    }
                    if (row.getBoolean("listed")) {
                        before.add(old);
                    }
                };
        sql.sql(
                        """
                        select kind, name, hash, listed, approved_at from mcp_definition
                        where server = :server
                        """)
                .param("server", server)
                .query(each);
        boolean changed = false;
        for (Definition definition : listed) {
            if (!before.remove(new Row(definition.key(), definition.hash()))) {
                boolean isNew = !approved.contains(definition.key());
                list(server, definition, isNew || !definition.kind().isPinned());
                changed = true;
            }
        }
        before.forEach(gone -> unlist(server, gone));
        changed |= !before.isEmpty();
        if (changed) {
            deleteOld(server);
        }
        return changed;
    }

    private record Row(Definition.Key key, String hash) {}

    private void list(String server, Definition definition, boolean approve) {
        sql.sql(
                        """
                        insert into mcp_definition
                        (server, kind, name, hash, definition, listed, approved_at)
                        values (:server, :kind, :name, :hash, cast(:json as json), true,
                                case when :approve then now() end)
                        on conflict (server, kind, md5(name), hash) do update
                        set listed = true, last_seen = now(),
                            approved_at = coalesce(mcp_definition.approved_at, excluded.approved_at)
                        """)
                .param("server", server)
                .param("kind", definition.kind().label())
                .param("name", definition.name())
                .param("hash", definition.hash())
                .param("json", definition.json().toString())
                .param("approve", approve)
                .update();
    }

    private void unlist(String server, Row gone) {
        sql.sql(
                        """
                        update mcp_definition set listed = false, last_seen = now()
                        where server = :server and kind = :kind and md5(name) = md5(:name)
                        and hash = :hash
                        """)
                .param("server", server)
                .param("kind", gone.key().kind().label())
                .param("name", gone.key().name())
                .param("hash", gone.hash())
                .update();
    }

    /** A server that changes its definitions at each look must not fill the disk. */
    private void deleteOld(String server) {
        sql.sql(
                        """
                        delete from mcp_definition where ctid in (
                            select ctid from (
                                select ctid,
                                    row_number() over (partition by kind, name
                                        order by approved_at desc nulls last) as approval,
                                    row_number() over (partition by kind, name
                                        order by listed desc, last_seen desc) as age
                                from mcp_definition where server = :server) as numbered
                            where age > :most and approval > 1)
                        """)
                .param("server", server)
                .param("most", MOST_OLD)
                .update();
    }

    /**
     * Approves definitions that a server lists.
     *
     * @param hashes of them
     * @return how many there were
     */
    int approve(String server, Collection<String> hashes, @Nullable String by) {
        return sql.sql(
                        """
                        update mcp_definition set approved_at = now(), approved_by = :by
                        where server = :server and hash in (:hashes) and listed
                        and approved_at is null
                        """)
                .param("server", server)
                .param("hashes", hashes)
                .param("by", by, Types.VARCHAR)
                .update();
    }

    /** Forgets a server that was removed. */
    void delete(String server) {
        sql.sql("delete from mcp_definition where server = :server")
                .param("server", server)
                .update();
    }
}
