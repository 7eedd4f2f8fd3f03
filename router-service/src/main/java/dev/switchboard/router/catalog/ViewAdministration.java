package dev.switchboard.router.catalog;

import dev.switchboard.router.upstream.ServerName;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Adds, replaces and removes views. Thread-safe. */
public final class ViewAdministration {

    /** Views that there can be; each that is used has an endpoint in memory. */
    static final int MOST_VIEWS = 1_000;

    private static final Logger log = LoggerFactory.getLogger(ViewAdministration.class);

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
        ViewOutcome outcome;
        try {
            outcome =
                    Objects.requireNonNull(
                            tables.transaction()
                                    .execute(transaction -> {
                                        // First, as its row is the lock between two changes.
                                        tables.changes().changed(ChangeTable.VIEWS);
                                        ViewOutcome done = statements.get();
                                        if (isRefusal(done)) {
                                            transaction.setRollbackOnly();
                                        }
                                        return done;
                                    }));
        } catch (DataAccessException | TransactionException e) {
            return new ViewOutcome.StoreAway();
        }
        if (!isRefusal(outcome)) {
            look();
        }
        return outcome;
    }

    private static boolean isRefusal(ViewOutcome outcome) {
        return switch (outcome) {
            case ViewOutcome.TooMany _, ViewOutcome.Unknown _, ViewOutcome.StoreAway _ -> true;
            case ViewOutcome.Added _, ViewOutcome.Replaced _, ViewOutcome.Removed _ -> false;
        };
    }

    /** The change is made whatever becomes of this: the next look in the background finds it. */
    private void look() {
        try {
            sync.lookNow();
        } catch (DataAccessException | TransactionException e) {
            log.warn("a change of the views is stored, and was not read yet: {}", e.getMessage());
        }
    }
}
