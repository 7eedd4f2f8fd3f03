package dev.switchboard.router.catalog;

import dev.switchboard.model.json.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rows of one server in the table of definitions, in a transaction that no other shares. One
 * thread.
 */
final class DefinitionRows {

    /** Definitions of one name that are neither listed nor the one approved last. */
    static final int MOST_OLD = 20;

    private static final int ROWS_OF_A_STATEMENT = 500;

    private final JdbcClient sql;
    private final String server;
    private final Set<Row> listed = new HashSet<>();
    private final Set<Definition.Key> approved = new HashSet<>();

    /** A definition without what it says. */
    private record Row(Definition.Key key, String hash) {
        static Row of(Definition definition) {
            return new Row(definition.key(), definition.hash());
        }
    }

    /** A definition as it is to be written. */
    private record Written(Definition definition, boolean isListed, boolean isApproved) {}

    DefinitionRows(JdbcClient sql, String server) {
        this.sql = sql;
        this.server = server;
    }

    /**
     * Writes what the server lists now; see {@link DefinitionTable#record}.
     *
     * @return whether anything changed
     */
    boolean become(List<Definition> firstSeen, List<Definition> lists) {
        read();
        Map<Row, Written> written = new LinkedHashMap<>();
        for (Definition definition : firstSeen) {
            if (definition.kind().isPinned() && isNew(definition)) {
                approved.add(definition.key());
                written.put(Row.of(definition), new Written(definition, false, true));
            }
        }
        Set<Row> gone = new HashSet<>(listed);
        for (Definition definition : lists) {
            Row row = Row.of(definition);
            boolean wasListed = gone.remove(row);
            boolean isSeenFirst = written.containsKey(row);
            if (!wasListed || isSeenFirst) {
                written.put(
                        row,
                        new Written(
                                definition,
                                true,
                                isSeenFirst || !definition.kind().isPinned() || isNew(definition)));
            }
        }
        write(written.values());
        unlist(gone);
        return !written.isEmpty() || !gone.isEmpty();
    }

    private boolean isNew(Definition definition) {
        return !approved.contains(definition.key()) && approved.size() < Pins.MOST_NAMES;
    }

    private void read() {
        RowCallbackHandler each =
                row -> {
                    Definition.Key key =
                            new Definition.Key(
                                    DefinitionKind.of(row.getString("kind")).orElseThrow(),
                                    row.getString("name"));
                    if (row.getBoolean("approved") && key.kind().isPinned()) {
                        approved.add(key);
                    }
                    if (row.getBoolean("listed")) {
                        listed.add(new Row(key, row.getString("hash")));
                    }
                };
        sql.sql(
                        """
                        select kind, name, hash, listed, approved_at is not null as approved
                        from mcp_definition where server = :server
                        """)
                .param("server", server)
                .query(each);
    }

    /** Adds definitions that are not there yet, neither listed nor approved. */
    void add(List<Definition> definitions) {
        write(definitions.stream().map(it -> new Written(it, false, false)).toList());
    }

    private void write(Collection<Written> all) {
        for (List<Written> some : parts(all)) {
            ArrayNode rows = Json.MAPPER.createArrayNode();
            for (Written one : some) {
                // as text: the parser of a whole row refuses characters that JSON may have
                row(rows, Row.of(one.definition()))
                        .put("definition", one.definition().json().toString())
                        .put("listed", one.isListed())
                        .put("approved", one.isApproved());
            }
            sql.sql(
                            """
                            insert into mcp_definition
                            (server, kind, name, hash, definition, listed, approved_at)
                            select :server, kind, name, hash, cast(definition as json), listed,
                                case when approved then now() end
                            from json_to_recordset(cast(:rows as json)) as
                                row(kind text, name text, hash text, definition text,
                                    listed boolean, approved boolean)
                            on conflict (server, kind, md5(name), hash) do update
                            set listed = mcp_definition.listed or excluded.listed, last_seen = now(),
                                approved_at =
                                    coalesce(mcp_definition.approved_at, excluded.approved_at)
                            """)
                    .param("server", server)
                    .param("rows", rows.toString())
                    .update();
        }
    }

    /** What needs no approval is forgotten at once. */
    private void unlist(Collection<Row> gone) {
        for (List<Row> some : parts(gone)) {
            ArrayNode rows = Json.MAPPER.createArrayNode();
            some.forEach(row -> row(rows, row));
            sql.sql(
                            """
                            update mcp_definition set listed = false, last_seen = now()
                            from json_to_recordset(cast(:rows as json)) as
                                gone(kind text, name text, hash text)
                            where server = :server and mcp_definition.kind = gone.kind
                            and md5(mcp_definition.name) = md5(gone.name)
                            and mcp_definition.hash = gone.hash
                            """)
                    .param("server", server)
                    .param("rows", rows.toString())
                    .update();
        }
    }

    private static ObjectNode row(ArrayNode rows, Row row) {
        return rows.addObject()
                .put("kind", row.key().kind().label())
                .put("name", row.key().name())
                .put("hash", row.hash());
    }

    private static <T> List<List<T>> parts(Collection<T> all) {
        List<T> list = List.copyOf(all);
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < list.size(); from += ROWS_OF_A_STATEMENT) {
            parts.add(list.subList(from, Math.min(list.size(), from + ROWS_OF_A_STATEMENT)));
        }
        return parts;
    }

    /**
     * Deletes what nobody needs: a server that changes its definitions at each look must not fill
     * the disk.
     */
    void deleteOld() {
        sql.sql(
                        """
                        delete from mcp_definition where ctid in (
                            select ctid from (
                                select ctid, kind, listed, approved_at,
                                    count(approved_at) over same_name as approvals,
                                    row_number() over (partition by kind, name
                                        order by listed desc, last_seen desc) as age
                                from mcp_definition where server = :server
                                window same_name as (partition by kind, name)) as numbered
                            where not listed and (kind in (:unpinned) or approvals = 0
                                or (age > :most and approved_at is null)))
                        """)
                .param("server", server)
                .param("most", MOST_OLD)
                .param("unpinned", unpinned())
                .update();
    }

    private static List<String> unpinned() {
        List<String> unpinned = new ArrayList<>();
        for (DefinitionKind kind : DefinitionKind.values()) {
            if (!kind.isPinned()) {
                unpinned.add(kind.label());
            }
        }
        return unpinned;
    }
}
