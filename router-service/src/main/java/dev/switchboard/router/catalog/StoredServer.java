package dev.switchboard.router.catalog;

import dev.switchboard.router.upstream.ServerConfiguration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A server that was registered at runtime.
 *
 * @param changedBy who registered or changed it last; null if they did not say
 */
public record StoredServer(
        ServerConfiguration configuration,
        Origin origin,
        Instant createdAt,
        Instant changedAt,
        @Nullable String changedBy) {

    /** Where a server comes from. */
    public enum Origin {
        /** The start-up file. */
        FILE,
        /** A call of the API. */
        API,
        /** A registry of MCP servers. */
        REGISTRY
    }
}
