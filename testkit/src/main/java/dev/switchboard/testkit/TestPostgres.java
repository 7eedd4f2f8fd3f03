package dev.switchboard.testkit;

import dev.switchboard.stores.EmbeddedPostgres;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One real PostgreSQL for all tests of a JVM: started by the first that asks, stopped with the JVM.
 * Thread-safe.
 */
public final class TestPostgres {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestPostgres() {}

    /**
     * A database that no other test uses, {@code postgresql://user:password@host:port/name}. The
     * first call takes some seconds.
     */
    public static String freshDatabase() {
        String name = "t" + DATABASES.incrementAndGet();
        execute(Running.URL, "create database " + name);
        return Running.URL.replaceFirst("/[^/]*$", "/" + name);
    }

    /** Executes a statement in a database. */
    public static void execute(String url, String statement) {
        try (Connection connection = connect(url);
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new AssertionError("not executed: " + statement, e);
        }
    }

    /** A connection to a database; the caller closes it. */
    public static Connection connect(String url) throws SQLException {
        URI parts = URI.create(url);
        String[] user = parts.getUserInfo().split(":", 2);
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%d%s"
                        .formatted(parts.getHost(), parts.getPort(), parts.getPath()),
                user[0],
                user[1]);
    }

    private static final class Running {
        static final String URL =
                TestFolder.with(
                        "switchboard-postgres",
                        folder -> {
                            EmbeddedPostgres server =
                                    EmbeddedPostgres.start(folder, folder.resolve("log"));
                            return new TestFolder.Running(server.url(), server);
                        });
    }
}
