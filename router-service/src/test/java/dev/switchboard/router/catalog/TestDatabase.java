package dev.switchboard.router.catalog;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.switchboard.router.storage.DatabaseUrl;
import dev.switchboard.router.storage.Migrations;
import dev.switchboard.testkit.TestPostgres;
import java.net.URI;
import java.time.Duration;

/** A database with the schema of the router, for all tests of the catalog. */
final class TestDatabase {

    private static final String URL = migrated();

    private TestDatabase() {}

    private static String migrated() {
        String url = TestPostgres.freshDatabase();
        Migrations.Outcome outcome = new Migrations(DatabaseUrl.parse(url)).run();
        if (!(outcome instanceof Migrations.Migrated)) {
            throw new IllegalStateException(outcome.toString());
        }
        return url;
    }

    /** Without any content. */
    static String empty() {
        execute("truncate mcp_server, mcp_definition, mcp_view, catalog_change");
        return URL;
    }

    static void execute(String statement) {
        TestPostgres.execute(URL, statement);
    }

    /** To be closed; patient, as the machine may be busy with other tests. */
    static HikariDataSource pool(String url) {
        return pool(url, Duration.ofSeconds(30));
    }

    /**
     * To be closed.
     *
     * @param patience how long a statement waits for a connection
     */
    static HikariDataSource pool(String url, Duration patience) {
        URI parts = URI.create(url);
        String[] user = parts.getUserInfo().split(":", 2);
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(
                "jdbc:postgresql://%s:%d%s"
                        .formatted(parts.getHost(), parts.getPort(), parts.getPath()));
        pool.setUsername(user[0]);
        pool.setPassword(user[1]);
        pool.setMaximumPoolSize(4);
        pool.setMinimumIdle(0);
        pool.setConnectionTimeout(patience.toMillis());
        pool.setInitializationFailTimeout(-1);
        return new HikariDataSource(pool);
    }
}
