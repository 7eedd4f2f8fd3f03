package dev.switchboard.router.catalog;

import dev.switchboard.router.upstream.ServerName;
import dev.switchboard.router.upstream.Upstreams;
import dev.switchboard.service.loop.BackgroundLoop;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Keeps the catalog as PostgreSQL has it: looks once a second what has changed, and sooner when
 * told. The servers begin after the first look: what was approved must be known before anything is
 * offered. While PostgreSQL is unavailable, what is known stays.
 */
final class CatalogSync implements SmartLifecycle, DefinitionRecorder {

    private static final Logger log = LoggerFactory.getLogger(CatalogSync.class);

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Catalog catalog;
    private final Upstreams upstreams;
    private final CatalogTables tables;
    private final BackgroundLoop loop = new BackgroundLoop("catalog-sync", this::look);
    private final Map<String, Long> seen = new HashMap<>();
    private boolean began;

    CatalogSync(Catalog catalog, Upstreams upstreams, CatalogTables tables) {
        this.catalog = catalog;
        this.upstreams = upstreams;
        this.tables = tables;
    }

    private Duration look() {
        try {
            lookNow();
        } catch (DataAccessException | TransactionException e) {
            log.debug("the catalog cannot be read from PostgreSQL", e);
        }
        return LOOK;
    }

    /**
     * Looks now; any thread.
     *
     * @throws DataAccessException when PostgreSQL is unavailable
     */
    synchronized void lookNow() {
        Map<String, Long> versions = tables.changes().versions();
        if (!began) {
            Map<String, StoredDefinitions> all = tables.definitions().all();
            become(key -> all.getOrDefault(key, StoredDefinitions.NONE));
            catalog.becomeViews(tables.views().all());
            began = true;
        } else {
            if (hasChanged(versions, ChangeTable.SERVERS)) {
                become(tables.definitions()::of);
            }
            if (hasChanged(versions, ChangeTable.VIEWS)) {
                catalog.becomeViews(tables.views().all());
            }
            for (String server : catalog.servers().stream().map(CatalogSync::key).toList()) {
                if (hasChanged(versions, ChangeTable.definitionsOf(server))) {
                    catalog.stored(server, tables.definitions().of(server));
                }
            }
        }
        seen.putAll(versions);
    }

    private boolean hasChanged(Map<String, Long> versions, String part) {
        return !Objects.equals(versions.get(part), seen.get(part));
    }

    private static String key(ServerState server) {
        return server.registration().configuration().name().key();
    }

    private void become(Catalog.StoredDefinitionsSource stored) {
        List<StoredServer> all = tables.servers().all();
        catalog.become(all, this, stored);
    }

    @Override
    public void record(ServerName server, List<Definition> listed) {
        tables.transaction()
                .executeWithoutResult(_ -> {
                    if (tables.definitions().record(server.key(), listed)) {
                        tables.changes().changed(ChangeTable.definitionsOf(server.key()));
                    }
                });
    }

    /** Stops after the HTTP server, whose requests need the catalog until their end. */
    @Override
    public int getPhase() {
        return 0;
    }

    /** What has ended does not begin again. */
    @Override
    public boolean isPauseable() {
        return false;
    }

    @Override
    public void start() {
        upstreams.endOrphans();
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
        catalog.end();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }
}
