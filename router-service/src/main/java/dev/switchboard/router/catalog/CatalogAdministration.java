package dev.switchboard.router.catalog;

import dev.switchboard.router.catalog.StoredServer.Origin;
import dev.switchboard.router.upstream.ServerConfiguration;
import dev.switchboard.router.upstream.ServerEndpoint;
import dev.switchboard.router.upstream.ServerName;
import java.util.Collection;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Registers, changes and removes servers, and approves definitions. Thread-safe. */
public final class CatalogAdministration {

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
        return change(
                server.name(),
                server,
                () ->
                        tables.servers().insert(server, origin, by)
                                ? null
                                : new RegistrationOutcome.NameTaken());
    }

    /** Changes a registered server to that of the same name. */
    public RegistrationOutcome change(ServerConfiguration server, @Nullable String by) {
        return change(
                server.name(),
                server,
                () ->
                        tables.servers().update(server, by)
                                ? null
                                : new RegistrationOutcome.Unknown());
    }

    /** Removes a registered server, with its definitions and approvals. */
    public RegistrationOutcome remove(ServerName name) {
        return change(
                name,
                null,
                () -> {
                    if (!tables.servers().delete(name)) {
                        return new RegistrationOutcome.Unknown();
                    }
                    tables.definitions().delete(name.key());
                    return null;
                });
    }

    private RegistrationOutcome change(
            ServerName name,
            @Nullable ServerConfiguration server,
            Supplier<@Nullable RegistrationOutcome> statement) {
        if (catalog.isFromFile(name)) {
            return new RegistrationOutcome.RuledByFile();
        }
        if (server != null && hasSecrets(server) && !tables.servers().storesSecrets()) {
            return new RegistrationOutcome.NoKeys();
        }
        ServerState before = catalog.server(name).orElse(null);
        try {
            RegistrationOutcome refused =
                    tables.transaction()
                            .execute(_ -> {
                                RegistrationOutcome outcome = statement.get();
                                if (outcome == null) {
                                    tables.changes().changed(ChangeTable.SERVERS);
                                }
                                return outcome;
                            });
            if (refused != null) {
                return refused;
            }
            sync.lookNow();
        } catch (DataAccessException | TransactionException e) {
            return new RegistrationOutcome.StoreAway();
        }
        ServerState after = catalog.server(name).orElse(before);
        return after == null
                ? new RegistrationOutcome.Unknown()
                : new RegistrationOutcome.Done(after);
    }

    private static boolean hasSecrets(ServerConfiguration server) {
        return server.endpoint() instanceof ServerEndpoint.Http http
                && !http.headers().fields().isEmpty();
    }

    /**
     * Adds a view, or changes it.
     *
     * @return false if PostgreSQL is unavailable
     */
    public boolean putView(View view, @Nullable String by) {
        return changeViews(() -> {
            tables.views().put(view, by);
            return true;
        });
    }

    /**
     * Removes a view, if there is one of that name.
     *
     * @return false if PostgreSQL is unavailable
     */
    public boolean removeView(ServerName name) {
        return changeViews(() -> tables.views().delete(name));
    }

    private boolean changeViews(BooleanSupplier change) {
        try {
            tables.transaction()
                    .executeWithoutResult(_ -> {
                        if (change.getAsBoolean()) {
                            tables.changes().changed(ChangeTable.VIEWS);
                        }
                    });
            sync.lookNow();
            return true;
        } catch (DataAccessException | TransactionException e) {
            return false;
        }
    }

    /**
     * Approves definitions that are in quarantine.
     *
     * @param hashes of them
     */
    public RegistrationOutcome approve(
            ServerName name, Collection<String> hashes, @Nullable String by) {
        if (catalog.server(name).isEmpty()) {
            return new RegistrationOutcome.Unknown();
        }
        try {
            tables.transaction()
                    .executeWithoutResult(_ -> {
                        if (!hashes.isEmpty()
                                && tables.definitions().approve(name.key(), hashes, by) > 0) {
                            tables.changes().changed(ChangeTable.definitionsOf(name.key()));
                        }
                    });
            sync.lookNow();
        } catch (DataAccessException | TransactionException e) {
            return new RegistrationOutcome.StoreAway();
        }
        catalog.approved(name);
        return catalog.server(name)
                .<RegistrationOutcome>map(RegistrationOutcome.Done::new)
                .orElseGet(RegistrationOutcome.Unknown::new);
    }
}
