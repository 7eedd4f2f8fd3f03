package dev.switchboard.router.catalog;

import dev.switchboard.router.upstream.ServerConfiguration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A server of the start-up file, or one that was registered at runtime.
 *
 * @param changedBy who registered or changed it last; null if they did not say
 */
public record StoredServer(
        ServerConfiguration configuration,
        Origin origin,
        Instant createdAt,
        Instant changedAt,
        @Nullable String changedBy) {

    /** Its name in lower case. */
    String key() {
        return configuration.name().key();
    }

    /** Where a server comes from. */
    public enum Origin {
        /** The start-up file. */
        FILE,
        /** A call of the API. */
        API,
        /** A registry of MCP servers. */
        REGISTRY;

        /** As the API and the database name it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The origin of that label. */
        static Origin of(String label) {
            return valueOf(label.toUpperCase(Locale.ROOT));
        }
    }
}
