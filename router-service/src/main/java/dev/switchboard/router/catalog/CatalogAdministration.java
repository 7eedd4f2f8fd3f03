package dev.switchboard.router.catalog;

import dev.switchboard.router.catalog.StoredServer.Origin;
import dev.switchboard.router.upstream.ServerConfiguration;
import dev.switchboard.router.upstream.ServerEndpoint;
import dev.switchboard.router.upstream.ServerName;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Registers, changes and removes servers, and approves definitions. Thread-safe. */
public final class CatalogAdministration {

    /** Servers that can be registered; each has connections and a thread. */
    static final int MOST_SERVERS = 1_000;

    private final Catalog catalog;
    private final CatalogSync sync;
    private final CatalogTables tables;

    CatalogAdministration(Catalog catalog, CatalogSync sync, CatalogTables tables) {
        this.catalog = catalog;
        this.sync = sync;
        this.tables = tables;
    }

    /**
     * Registers a server.
     *
     * @param by who does, as they say themselves
     */
    public RegistrationOutcome register(
            ServerConfiguration server, Origin origin, @Nullable String by) {
        return change(server.name(), () -> insert(server, origin, by));
    }

    private Optional<RegistrationOutcome> insert(
            ServerConfiguration server, Origin origin, @Nullable String by) {
        if (lacksKeys(server)) {
            return Optional.of(new RegistrationOutcome.NoKeys());
        }
        if (tables.servers().count() >= MOST_SERVERS) {
            return Optional.of(new RegistrationOutcome.TooMany(MOST_SERVERS));
        }
        return tables.servers().insert(server, origin, by)
                ? Optional.empty()
                : Optional.of(new RegistrationOutcome.NameTaken());
    }

    /**
     * Changes a registered server.
     *
     * @param change makes the new configuration of the old one; its name stays
     */
    public RegistrationOutcome change(
            ServerName name, UnaryOperator<ServerConfiguration> change, @Nullable String by) {
        return change(name, () -> update(name, change, by));
    }

    private Optional<RegistrationOutcome> update(
            ServerName name, UnaryOperator<ServerConfiguration> change, @Nullable String by) {
        Optional<StoredServer> before = tables.servers().lock(name);
        if (before.isEmpty()) {
            return Optional.of(new RegistrationOutcome.Unknown());
        }
        ServerConfiguration after = change.apply(before.get().configuration());
        if (lacksKeys(after)) {
            return Optional.of(new RegistrationOutcome.NoKeys());
        }
        tables.servers().update(after, by);
        return Optional.empty();
    }

    private boolean lacksKeys(ServerConfiguration server) {
        return server.endpoint() instanceof ServerEndpoint.Http http
                && !http.headers().fields().isEmpty()
                && !tables.servers().storesSecrets();
    }

    /** Removes a registered server, with its definitions and approvals. */
    public RegistrationOutcome remove(ServerName name) {
        return change(
                name,
                () -> {
                    if (!tables.servers().delete(name)) {
                        return Optional.of(new RegistrationOutcome.Unknown());
                    }
                    tables.definitions().delete(name.key());
                    tables.changes().forget(ChangeTable.definitionsOf(name.key()));
                    return Optional.empty();
                });
    }

    /**
     * Changes the registered servers.
     *
     * @param statement says why not, or nothing if it has
     */
    private RegistrationOutcome change(
            ServerName name, Supplier<Optional<RegistrationOutcome>> statement) {
        if (catalog.isFromFile(name)) {
            return new RegistrationOutcome.RuledByFile();
        }
        try {
            RegistrationOutcome refused =
                    tables.transaction()
                            .execute(_ -> {
                                Optional<RegistrationOutcome> outcome = statement.get();
                                if (outcome.isEmpty()) {
                                    tables.changes().changed(ChangeTable.SERVERS);
                                }
                                return outcome.orElse(null);
                            });
            if (refused != null) {
                return refused;
            }
            sync.lookNow();
        } catch (DataAccessException | TransactionException e) {
            return new RegistrationOutcome.StoreAway();
        }
        return catalog.server(name)
                .<RegistrationOutcome>map(RegistrationOutcome.Done::new)
                .orElseGet(RegistrationOutcome.Removed::new);
    }

    /**
     * Approves definitions that are in quarantine: all of them, or none.
     *
     * @param hashes of them
     */
    public RegistrationOutcome approve(
            ServerName name, Collection<String> hashes, @Nullable String by) {
        Optional<ServerState> server = catalog.server(name);
        if (server.isEmpty()) {
            return new RegistrationOutcome.Unknown();
        }
        List<Definition> seen =
                server.get().quarantined().stream()
                        .map(Quarantined::changed)
                        .filter(it -> hashes.contains(it.hash()))
                        .toList();
        try {
            RegistrationOutcome refused =
                    tables.transaction()
                            .execute(_ -> approve(server.get().registration(), hashes, seen, by));
            if (refused != null) {
                return refused;
            }
            sync.lookNow();
        } catch (DataAccessException | TransactionException e) {
            return new RegistrationOutcome.StoreAway();
        }
        catalog.approved(name);
        return catalog.server(name)
                .<RegistrationOutcome>map(RegistrationOutcome.Done::new)
                .orElseGet(RegistrationOutcome.Unknown::new);
    }

    private @Nullable RegistrationOutcome approve(
            StoredServer server,
            Collection<String> hashes,
            List<Definition> seen,
            @Nullable String by) {
        if (!tables.servers().isCurrent(server)) {
            return new RegistrationOutcome.Unknown();
        }
        Collection<String> unknown =
                hashes.isEmpty()
                        ? List.of()
                        : tables.definitions().approve(server.key(), hashes, seen, by);
        if (!unknown.isEmpty()) {
            return new RegistrationOutcome.NoSuchDefinitions(List.copyOf(unknown));
        }
        tables.changes().changed(ChangeTable.definitionsOf(server.key()));
        return null;
    }
}
