package dev.switchboard.router.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at PostgreSQL: has its schema brought up to date as soon as it can be reached, and sees
 * from then on whether it answers. One thread.
 */
final class PostgresLook implements Supplier<StoreState> {

    private static final Logger logger = LoggerFactory.getLogger(PostgresLook.class);

    private static final int ANSWER_WITHIN_S = 1;

    private final Migrations migrations;
    private final DataSource pool;
    private boolean migrated;

    PostgresLook(Migrations migrations, DataSource pool) {
        this.migrations = migrations;
        this.pool = pool;
    }

    @Override
    public StoreState get() {
        if (!migrated) {
            switch (migrations.run()) {
                case Migrations.Migrated(var applied, var version) -> {
                    migrated = true;
                    logger.info("schema at version {}; applied just now: {}", version, applied);
                }
                case Migrations.Away(var reason) -> {
                    return new StoreState.Away(reason);
                }
                case Migrations.Refused(var reason) -> {
                    return new StoreState.Faulty(reason);
                }
            }
        }
        try {
            return answers();
        } catch (SQLException e) {
            return new StoreState.Away(Reasons.ofCause(e));
        }
    }

    private StoreState answers() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            return connection.isValid(ANSWER_WITHIN_S)
                    ? new StoreState.Ready()
                    : new StoreState.Away("it does not answer");
        }
    }
}
