package dev.switchboard.router.catalog;

import dev.switchboard.service.loop.BackgroundLoop;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

    /** Looks in a row; at a first start the schema is not there for a moment. */
    private static final int WORTH_A_WARNING = 10;

    private final Catalog catalog;
    private final CatalogTables tables;
    private final Runnable first;
    private final BackgroundLoop loop = new BackgroundLoop("catalog-sync", this::look);
    private Map<String, Long> seen = Map.of();
    private boolean began;
    private int failures;

    /**
     * @param first done before any server begins
     */
    CatalogSync(Catalog catalog, CatalogTables tables, Runnable first) {
        this.catalog = catalog;
        this.tables = tables;
        this.first = first;
    }

    private Duration look() {
        try {
            lookNow();
            if (failures >= WORTH_A_WARNING) {
                log.info("the catalog can be read from PostgreSQL again");
            }
            failures = 0;
        } catch (DataAccessException | TransactionException e) {
            failures++;
            if (failures == WORTH_A_WARNING) {
                log.warn("the catalog cannot be read from PostgreSQL: {}", e.getMessage());
            }
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
            begin();
        } else {
            if (hasChanged(versions, ChangeTable.SERVERS)) {
                catalog.become(tables.servers().all(), this, tables.definitions()::of);
            }
            if (hasChanged(versions, ChangeTable.VIEWS)) {
                catalog.becomeViews(tables.views().all());
            }
            for (String server : catalog.keys()) {
                if (hasChanged(versions, ChangeTable.definitionsOf(server))) {
                    catalog.stored(server, tables.definitions().of(server));
                }
            }
        }
        seen = versions;
        catalog.recordAgain();
    }

    private void begin() {
        int encrypted = tables.servers().encryptAnew();
        if (encrypted > 0) {
            log.info("the headers of {} servers are encrypted with the first key now", encrypted);
        }
        Map<String, StoredDefinitions> all = tables.definitions().all();
        catalog.become(
                tables.servers().all(),
                this,
                server -> all.getOrDefault(server, StoredDefinitions.NONE));
        catalog.becomeViews(tables.views().all());
        began = true;
    }

    private boolean hasChanged(Map<String, Long> versions, String part) {
        return !Objects.equals(versions.get(part), seen.get(part));
    }

    @Override
    public Optional<List<Definition>> record(
            StoredServer server, List<Definition> firstSeen, List<Definition> listed) {
        return Optional.ofNullable(
                tables.transaction()
                        .execute(_ -> {
                            // who was removed meanwhile must leave nothing behind
                            if (!tables.servers().isCurrent(server)) {
                                return null;
                            }
                            if (tables.definitions().record(server.key(), firstSeen, listed)) {
                                tables.changes().changed(ChangeTable.definitionsOf(server.key()));
                            }
                            return tables.definitions().of(server.key()).approved();
                        }));
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
        first.run();
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
