package dev.switchboard.router.storage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.api.output.MigrateResult;

/** Migrates the schema; replicas that do so at once take turns. */
public final class Migrations {

    private final DatabaseUrl database;

    public Migrations(DatabaseUrl database) {
        this.database = database;
    }

    /** The outcome of a migration. */
    public sealed interface Outcome {}

    /**
     * The schema is up to date.
     *
     * @param applied the migrations, in order, such as {@code 1 feature flag}; empty when there was
     *     nothing to do
     * @param version the schema's, afterwards
     */
    public record Migrated(List<String> applied, String version) implements Outcome {
        public Migrated {
            applied = List.copyOf(applied);
        }
    }

    /** PostgreSQL is unavailable, or the connection failed; a retry may succeed. */
    public record Away(String reason) implements Outcome {}

    /** The schema was made otherwise than this build does: somebody must look. */
    public record Refused(String reason) implements Outcome {}

    /** Applies what is missing; waits for two seconds at most until PostgreSQL lets us in. */
    public Outcome run() {
        try {
            MigrateResult result =
                    Flyway.configure(Migrations.class.getClassLoader())
                            .dataSource(database.jdbcUrl(), null, null)
                            .jdbcProperties(properties())
                            .connectRetries(0)
                            .locations("classpath:db/migration")
                            .load()
                            .migrate();
            return migrated(result);
        } catch (FlywayValidateException e) {
            return new Refused(Reasons.of(e));
        } catch (FlywayException e) {
            return new Away(Reasons.ofCause(e));
        }
    }

    private static Migrated migrated(MigrateResult result) {
        return new Migrated(
                result.migrations.stream()
                        .map(migration -> migration.version + " " + migration.description)
                        .toList(),
                // nothing to do, no target
                Objects.requireNonNullElse(
                        result.targetSchemaVersion, result.initialSchemaVersion));
    }

    private Map<String, String> properties() {
        Properties all = database.properties(Map.of("connectTimeout", "2", "loginTimeout", "2"));
        Map<String, String> properties = new HashMap<>();
        all.stringPropertyNames().forEach(name -> properties.put(name, all.getProperty(name)));
        return properties;
    }
}
