package dev.switchboard.router.storage;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the stores are. The URLs are read later than they are bound: what is wrong with one must be
 * told without showing it.
 *
 * @param databaseUrl PostgreSQL's
 * @param redisUrl Redis's
 * @param connections how many there may be to each at once; who finds none free waits for 2 s
 */
@ConfigurationProperties(prefix = "switchboard.storage", ignoreUnknownFields = false)
record StorageSettings(
        @DefaultValue("") String databaseUrl,
        @DefaultValue("") String redisUrl,
        @DefaultValue("8") int connections) {

    StorageSettings {
        // one is held while the schema is brought up to date
        if (connections < 2) {
            throw new IllegalArgumentException("switchboard.storage.connections must be 2 or more");
        }
    }

    /** Without the passwords that are in the URLs. */
    @Override
    public String toString() {
        return "StorageSettings[connections=%d]".formatted(connections);
    }
}
