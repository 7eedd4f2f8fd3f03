package dev.switchboard.router.catalog;

import com.zaxxer.hikari.HikariDataSource;
import dev.switchboard.router.catalog.StoredServer.Origin;
import dev.switchboard.router.encryption.EncryptionKeys;
import dev.switchboard.router.outbound.Headers;
import dev.switchboard.router.outbound.OutboundUrl;
import dev.switchboard.router.upstream.FakeServer;
import dev.switchboard.router.upstream.ServerConfiguration;
import dev.switchboard.router.upstream.ServerEndpoint;
import dev.switchboard.router.upstream.ServerName;
import dev.switchboard.testkit.Relay;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The catalog of a router, before servers in memory. */
final class TestReplica implements AutoCloseable {

    private static final CatalogSettings SETTINGS =
            new CatalogSettings("", Duration.ofMinutes(5), List.of());

    private final HikariDataSource pool;

    /** For the time when PostgreSQL is away. */
    private final HikariDataSource impatient;

    private final DelegatingDataSource database;
    final CatalogTables tables;
    final Catalog catalog;
    final CatalogSync sync;
    final CatalogAdministration administration;
    final ViewAdministration views;

    /** What has happened, such as {@code REGISTERED weather}. */
    final List<String> events = new CopyOnWriteArrayList<>();

    /** Resources that have changed. */
    final List<String> updated = new CopyOnWriteArrayList<>();

    /**
     * @param servers by the hosts of their addresses
     */
    TestReplica(
            String url,
            Optional<EncryptionKeys> keys,
            Map<String, FakeServer> servers,
            ServerConfiguration... fromFile) {
        pool = TestDatabase.pool(url);
        impatient = TestDatabase.pool(url, Duration.ofMillis(250));
        database = new DelegatingDataSource(pool);
        JdbcClient sql = JdbcClient.create(database);
        tables =
                new CatalogTables(
                        new ServerTable(sql, new HeaderSecrets(keys)),
                        new DefinitionTable(sql),
                        new ViewTable(sql),
                        new ChangeTable(sql),
                        new TransactionTemplate(new JdbcTransactionManager(database)));
        Instant now = Instant.now();
        catalog =
                new Catalog(
                        (server, listener) ->
                                servers.get(host(server)).upstream(server.name(), listener),
                        SETTINGS,
                        List.of(fromFile).stream()
                                .map(it -> new StoredServer(it, Origin.FILE, now, now, null))
                                .toList());
        catalog.addListener(
                new CatalogListener() {
                    @Override
                    public void resourceUpdated(ServerName server, String uri) {
                        updated.add(uri);
                    }

                    @Override
                    public void happened(ServerOccurrence what, ServerState server) {
                        events.add(what + " " + server.registration().configuration().name());
                    }
                });
        sync = new CatalogSync(catalog, tables, () -> {});
        administration = new CatalogAdministration(catalog, sync, tables);
        views = new ViewAdministration(sync, tables);
    }

    private static String host(ServerConfiguration server) {
        return server.endpoint() instanceof ServerEndpoint.Http http
                ? http.url().origin().host()
                : "child";
    }

    /** PostgreSQL goes away, and is waited for in vain. */
    void without(Relay postgres) throws IOException {
        database.setTargetDataSource(impatient);
        postgres.goAway();
    }

    /** PostgreSQL comes back. */
    void with(Relay postgres) throws IOException {
        database.setTargetDataSource(pool);
        postgres.comeBack();
    }

    /** A server at an address whose host is its name. */
    static ServerConfiguration server(String name) {
        return server(name, name, Map.of());
    }

    static ServerConfiguration server(String name, String host, Map<String, String> values) {
        Headers headers = Headers.NONE;
        for (var value : values.entrySet()) {
            headers = headers.with(value.getKey(), value.getValue());
        }
        return new ServerConfiguration(
                new ServerName(name),
                new ServerEndpoint.Http(
                        OutboundUrl.parse("https://" + host + "/mcp"), false, headers, false),
                true,
                false);
    }

    TestReplica begun() {
        sync.lookNow();
        return this;
    }

    RegistrationOutcome register(ServerConfiguration server) {
        return administration.register(server, Origin.API, "a test");
    }

    ServerState state(String server) {
        return catalog.server(new ServerName(server)).orElseThrow();
    }

    /** The names of what is offered of a server, after those of what is in quarantine. */
    List<String> names(String server) {
        List<String> names = new ArrayList<>();
        catalog.listing(new ServerName(server))
                .ifPresent(listing -> {
                    listing.quarantined().forEach(it -> names.add("!" + it.changed().name()));
                    listing.definitions().forEach(it -> names.add(it.name()));
                });
        return names;
    }

    /** The hash of the first definition in quarantine. */
    String quarantined(String server) {
        return state(server).quarantined().getFirst().changed().hash();
    }

    RegistrationOutcome approve(String server, String... hashes) {
        return administration.approve(new ServerName(server), List.of(hashes), "a test");
    }

    @Override
    public void close() {
        catalog.end();
        pool.close();
        impatient.close();
    }
}
