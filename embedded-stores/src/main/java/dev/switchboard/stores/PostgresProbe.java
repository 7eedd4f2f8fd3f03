package dev.switchboard.stores;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Asks a PostgreSQL whether it serves, and makes the database where it is missing. */
record PostgresProbe(int port, String password) {

    static final String USER = "switchboard";
    static final String DATABASE = "mcp_router";

    boolean hasDatabase() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            if (!exists(statement)) {
                statement.execute("create database " + DATABASE);
            }
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static boolean exists(Statement statement) throws SQLException {
        String question = "select 1 from pg_database where datname = '%s'".formatted(DATABASE);
        try (ResultSet found = statement.executeQuery(question)) {
            return found.next();
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", USER);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("sslmode", "disable");
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port), properties);
    }

    String url() {
        return "postgresql://%s:%s@127.0.0.1:%d/%s".formatted(USER, password, port, DATABASE);
    }
}
