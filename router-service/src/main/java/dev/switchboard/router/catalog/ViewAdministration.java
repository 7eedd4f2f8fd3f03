package dev.switchboard.router.catalog;

import dev.switchboard.router.upstream.ServerName;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Adds, replaces and removes views. Thread-safe. */
public final class ViewAdministration {

    /** Views that there can be; each that is used has an endpoint in memory. */
    static final int MOST_VIEWS = 1_000;

    private final CatalogSync sync;
    private final CatalogTables tables;

    ViewAdministration(CatalogSync sync, CatalogTables tables) {
        this.sync = sync;
        this.tables = tables;
    }

    /**
     * Adds a view, or replaces the one of its name.
     *
     * @param by who does, as they say themselves
     */
    public ViewOutcome put(View view, @Nullable String by) {
        return change(() -> {
            boolean isNew = !tables.views().has(view.name());
            if (isNew && tables.views().count() >= MOST_VIEWS) {
                return new ViewOutcome.TooMany(MOST_VIEWS);
            }
            StoredView stored = tables.views().put(view, by);
            return isNew ? new ViewOutcome.Added(stored) : new ViewOutcome.Replaced(stored);
        });
    }

    /** Removes a view. */
    public ViewOutcome remove(ServerName name) {
        return change(() ->
                tables.views().delete(name)
                        ? new ViewOutcome.Removed()
                        : new ViewOutcome.Unknown());
    }

    private ViewOutcome change(Supplier<ViewOutcome> statements) {
        try {
            ViewOutcome outcome =
                    Objects.requireNonNull(
                            tables.transaction()
                                    .execute(_ -> {
                                        ViewOutcome done = statements.get();
                                        tables.changes().changed(ChangeTable.VIEWS);
                                        return done;
                                    }));
            sync.lookNow();
            return outcome;
        } catch (DataAccessException | TransactionException e) {
            return new ViewOutcome.StoreAway();
        }
    }
}
