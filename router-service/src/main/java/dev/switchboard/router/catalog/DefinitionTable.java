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
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/**
 * The definitions that servers list, and those that were approved, in PostgreSQL. Servers are named
 * in lower case. All calls block, for seconds if PostgreSQL is unavailable, and then throw a {@link
 * org.springframework.dao.DataAccessException}. Those that write belong in a transaction.
 * Thread-safe.
 */
final class DefinitionTable {

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
                        where listed or approved_at is not null
                        order by approved_at, name, hash
                        """));
    }

    /** Those of one server. */
    StoredDefinitions of(String server) {
        return read(sql.sql(
                                """
                                select * from mcp_definition where server = :server
                                and (listed or approved_at is not null)
                                order by approved_at, name, hash
                                """)
                        .param("server", server))
                .getOrDefault(server, StoredDefinitions.NONE);
    }

    private static Map<String, StoredDefinitions> read(JdbcClient.StatementSpec query) {
        Map<String, List<Definition>> approved = new HashMap<>();
        Map<String, List<Definition>> listed = new HashMap<>();
        RowCallbackHandler each =
                row -> {
                    String server = row.getString("server");
                    Definition definition = definition(row);
                    if (row.getObject("approved_at") != null) {
                        approved.computeIfAbsent(server, _ -> new ArrayList<>()).add(definition);
                    }
                    if (row.getBoolean("listed")) {
                        listed.computeIfAbsent(server, _ -> new ArrayList<>()).add(definition);
                    }
                };
        query.query(each);
        Set<String> servers = new HashSet<>(approved.keySet());
        servers.addAll(listed.keySet());
        Map<String, StoredDefinitions> all = new HashMap<>();
        servers.forEach(server ->
                all.put(
                        server,
                        new StoredDefinitions(
                                approved.getOrDefault(server, List.of()),
                                listed.getOrDefault(server, List.of()))));
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
     * Records what a server lists now. What has a name that was never approved is approved.
     *
     * @param firstSeen approved before what is listed, unless something of its name already is
     * @return whether anything changed
     */
    boolean record(String server, List<Definition> firstSeen, List<Definition> listed) {
        takeTurns(server);
        DefinitionRows rows = new DefinitionRows(sql, server);
        boolean changed = rows.become(firstSeen, listed);
        if (changed) {
            rows.deleteOld();
        }
        return changed;
    }

    /** Replicas that write definitions of one server at once wait for each other. */
    private void takeTurns(String server) {
        sql.sql("select pg_advisory_xact_lock(hashtext(:server))")
                .param("server", "mcp_definition/" + server)
                .query((_, _) -> 0)
                .list();
    }

    /**
     * Approves definitions.
     *
     * @param hashes of them
     * @param seen those that are known here and may not be recorded yet
     * @return the hashes that nobody knows; if there are any, nothing was approved
     */
    Collection<String> approve(
            String server, Collection<String> hashes, List<Definition> seen, @Nullable String by) {
        takeTurns(server);
        Set<String> unknown = new TreeSet<>(hashes);
        seen.forEach(definition -> unknown.remove(definition.hash()));
        unknown.removeAll(
                sql.sql(
                                """
                                select hash from mcp_definition
                                where server = :server and hash in (:hashes)
                                """)
                        .param("server", server)
                        .param("hashes", hashes)
                        .query(String.class)
                        .set());
        if (unknown.isEmpty()) {
            new DefinitionRows(sql, server)
                    .add(seen.stream().filter(it -> hashes.contains(it.hash())).toList());
            sql.sql(
                            """
                            update mcp_definition set approved_at = now(), approved_by = :by
                            where server = :server and hash in (:hashes) and approved_at is null
                            """)
                    .param("server", server)
                    .param("hashes", hashes)
                    .param("by", by, Types.VARCHAR)
                    .update();
        }
        return unknown;
    }

    /** Forgets a server that was removed. */
    void delete(String server) {
        sql.sql("delete from mcp_definition where server = :server")
                .param("server", server)
                .update();
    }
}
