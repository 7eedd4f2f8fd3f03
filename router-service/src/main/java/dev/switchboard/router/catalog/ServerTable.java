package dev.switchboard.router.catalog;

import dev.switchboard.router.catalog.StoredServer.Origin;
import dev.switchboard.router.outbound.Headers;
import dev.switchboard.router.outbound.OutboundUrl;
import dev.switchboard.router.upstream.ServerConfiguration;
import dev.switchboard.router.upstream.ServerEndpoint;
import dev.switchboard.router.upstream.ServerName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The servers registered at runtime, in PostgreSQL. The values of their headers are encrypted. All
 * calls block, for seconds if PostgreSQL is unavailable, and then throw a {@link
 * org.springframework.dao.DataAccessException}. Thread-safe.
 */
final class ServerTable {

    private static final Logger log = LoggerFactory.getLogger(ServerTable.class);

    private final JdbcClient sql;
    private final HeaderSecrets secrets;

    ServerTable(JdbcClient sql, HeaderSecrets secrets) {
        this.sql = sql;
        this.secrets = secrets;
    }

    boolean storesSecrets() {
        return secrets.keys().isPresent();
    }

    /** All whose headers can be decrypted; the log names the others. */
    List<StoredServer> all() {
        return sql
                .sql("select * from mcp_server order by lower(name)")
                .query((row, _) -> usable(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<StoredServer> usable(ResultSet row) throws SQLException {
        String name = row.getString("name");
        try {
            Optional<Headers> headers =
                    secrets.decrypt(new ServerName(name), row.getString("headers"));
            if (headers.isEmpty()) {
                log.error(
                        "the headers of {} cannot be decrypted: switchboard.catalog.secret-keys"
                                + " lacks their key; the server is not used",
                        name);
                return Optional.empty();
            }
            return Optional.of(server(row, headers.get()));
        } catch (IllegalArgumentException e) {
            log.error("{} was stored by another version and is not used", name, e);
            return Optional.empty();
        }
    }

    private static StoredServer server(ResultSet row, Headers headers) throws SQLException {
        return new StoredServer(
                new ServerConfiguration(
                        new ServerName(row.getString("name")),
                        new ServerEndpoint.Http(
                                OutboundUrl.parse(row.getString("url")),
                                row.getString("transport").equals("sse"),
                                headers,
                                false),
                        row.getBoolean("enabled"),
                        row.getBoolean("stateful")),
                Origin.of(row.getString("origin")),
                time(row, "created_at"),
                time(row, "changed_at"),
                row.getString("changed_by"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /**
     * One of them, which stays as it is until the transaction ends.
     *
     * @return without headers, if they cannot be decrypted
     */
    Optional<StoredServer> lock(ServerName name) {
        return sql.sql("select * from mcp_server where lower(name) = :name for update")
                .param("name", name.key())
                .query((row, _) ->
                        server(
                                row,
                                secrets.decrypt(name, row.getString("headers"))
                                        .orElse(Headers.NONE)))
                .optional();
    }

    /**
     * Whether a server is registered as it is known, and stays so until the transaction ends. One
     * of the start-up file always is.
     */
    boolean isCurrent(StoredServer server) {
        return server.origin() == Origin.FILE
                || sql.sql(
                                """
                                select changed_at from mcp_server
                                where lower(name) = :name for share
                                """)
                        .param("name", server.key())
                        .query((row, _) -> time(row, "changed_at"))
                        .optional()
                        .filter(server.changedAt()::equals)
                        .isPresent();
    }

    /** How many there are. */
    int count() {
        return sql.sql("select count(*) from mcp_server").query(Integer.class).single();
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
                        .param("origin", origin.label())
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
                .param("headers", secrets.encrypt(server.name(), http.headers()), Types.VARCHAR)
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

    private record Encrypted(ServerName name, String headers) {}

    /**
     * Encrypts all headers with the first key, so that the others can be taken away.
     *
     * @return of how many servers
     */
    int encryptAnew() {
        return sql
                .sql("select name, headers from mcp_server where headers is not null")
                .query((row, _) ->
                        new Encrypted(
                                new ServerName(row.getString("name")), row.getString("headers")))
                .list()
                .stream()
                .filter(it -> !secrets.areCurrent(it.name(), it.headers()))
                .mapToInt(this::encryptAnew)
                .sum();
    }

    private int encryptAnew(Encrypted old) {
        return secrets.decrypt(old.name(), old.headers())
                .map(headers ->
                        sql.sql(
                                        """
                                        update mcp_server set headers = :headers
                                        where lower(name) = :name and headers = :old
                                        """)
                                .param("headers", secrets.encrypt(old.name(), headers))
                                .param("name", old.name().key())
                                .param("old", old.headers())
                                .update())
                .orElse(0);
    }
}
