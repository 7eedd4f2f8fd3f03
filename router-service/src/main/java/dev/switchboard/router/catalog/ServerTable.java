package dev.switchboard.router.catalog;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.catalog.StoredServer.Origin;
import dev.switchboard.router.encryption.EncryptionKeys;
import dev.switchboard.router.outbound.Headers;
import dev.switchboard.router.outbound.OutboundUrl;
import dev.switchboard.router.upstream.ServerConfiguration;
import dev.switchboard.router.upstream.ServerEndpoint;
import dev.switchboard.router.upstream.ServerName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/**
 * The servers registered at runtime, in PostgreSQL. The values of their headers are encrypted. All
 * calls block, for seconds if PostgreSQL is unavailable, and then throw a {@link
 * org.springframework.dao.DataAccessException}. Thread-safe.
 */
final class ServerTable {

    private static final Logger log = LoggerFactory.getLogger(ServerTable.class);

    private final JdbcClient sql;
    private final Optional<EncryptionKeys> keys;

    /**
     * @param keys for headers; servers with headers cannot be stored without
     */
    ServerTable(JdbcClient sql, Optional<EncryptionKeys> keys) {
        this.sql = sql;
        this.keys = keys;
    }

    boolean storesSecrets() {
        return keys.isPresent();
    }

    /** All whose headers can be decrypted; the log names the others. */
    List<StoredServer> all() {
        return sql
                .sql("select * from mcp_server order by lower(name)")
                .query((row, _) -> read(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<StoredServer> read(ResultSet row) throws SQLException {
        ServerName name = new ServerName(row.getString("name"));
        Optional<Headers> headers = headers(name, row.getString("headers"));
        if (headers.isEmpty()) {
            log.error(
                    "the headers of {} cannot be decrypted: switchboard.catalog.secret-keys lacks"
                            + " their key; the server is not used",
                    name);
            return Optional.empty();
        }
        return Optional.of(
                new StoredServer(
                        new ServerConfiguration(
                                name,
                                new ServerEndpoint.Http(
                                        OutboundUrl.parse(row.getString("url")),
                                        row.getString("transport").equals("sse"),
                                        headers.get(),
                                        false),
                                row.getBoolean("enabled"),
                                row.getBoolean("stateful")),
                        Origin.valueOf(row.getString("origin").toUpperCase(Locale.ROOT)),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                        row.getString("changed_by")));
    }

    private Optional<Headers> headers(ServerName name, @Nullable String encrypted) {
        if (encrypted == null) {
            return Optional.of(Headers.NONE);
        }
        return keys.flatMap(key -> key.decrypt(encrypted, purpose(name)))
                .map(json -> {
                    Headers headers = Headers.NONE;
                    for (var field : Json.MAPPER.readTree(json).properties()) {
                        headers = headers.with(field.getKey(), field.getValue().asString());
                    }
                    return headers;
                });
    }

    private @Nullable String encrypted(ServerName name, Headers headers) {
        if (headers.fields().isEmpty()) {
            return null;
        }
        ObjectNode json = Json.MAPPER.createObjectNode();
        headers.fields().forEach(field -> json.put(field.name(), field.value()));
        return keys.orElseThrow().encrypt(Json.MAPPER.writeValueAsBytes(json), purpose(name));
    }

    private static String purpose(ServerName name) {
        return "headers of server " + name.key();
    }

    /** Adds a server; false if there is one of that name. */
    boolean insert(ServerConfiguration server, Origin origin, @Nullable String by) {
        return write(
                                """
                                insert into mcp_server
                                (name, url, transport, headers, enabled, stateful, origin, changed_by)
                                values (:name, :url, :transport, :headers, :enabled, :stateful, :origin, :by)
                                on conflict (lower(name)) do nothing
                                """,
                                server,
                                by)
                        .param("origin", origin.name().toLowerCase(Locale.ROOT))
                        .update()
                == 1;
    }

    /** Changes a server; false if there is none of that name. */
    boolean update(ServerConfiguration server, @Nullable String by) {
        return write(
                                """
                                update mcp_server set url = :url, transport = :transport,
                                headers = :headers, enabled = :enabled, stateful = :stateful,
                                changed_by = :by, changed_at = now()
                                where lower(name) = lower(:name)
                                """,
                                server,
                                by)
                        .update()
                == 1;
    }

    private JdbcClient.StatementSpec write(
            String statement, ServerConfiguration server, @Nullable String by) {
        if (!(server.endpoint() instanceof ServerEndpoint.Http http)) {
            throw new IllegalArgumentException("only servers at addresses are stored");
        }
        return sql.sql(statement)
                .param("name", server.name().value())
                .param("url", http.url().text())
                .param("transport", http.transport())
                .param("headers", encrypted(server.name(), http.headers()), Types.VARCHAR)
                .param("enabled", server.enabled())
                .param("stateful", server.stateful())
                .param("by", by, Types.VARCHAR);
    }

    /** Removes a server; false if there is none of that name. */
    boolean delete(ServerName name) {
        return sql.sql("delete from mcp_server where lower(name) = :name")
                        .param("name", name.key())
                        .update()
                == 1;
    }
}
