package dev.switchboard.router.contracts;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where contracts are.
 *
 * @param ingestUrl the ingest service; this process itself where nothing is said
 * @param broadcastUrl the broadcast service; this process itself where nothing is said
 * @param patience how long an update is tried again while a service does not answer, and how long
 *     each attempt may take; how long a question waits for its answer
 * @param watches how many calls may wait for changes at once, each a subscriber of its own
 */
@ConfigurationProperties(prefix = "switchboard.router", ignoreUnknownFields = false)
record RouterSettings(
        @Nullable URI ingestUrl,
        @Nullable URI broadcastUrl,
        @DefaultValue("15s") Duration patience,
        @DefaultValue("100") int watches) {

    RouterSettings {
        if (!patience.isPositive()) {
            throw new IllegalArgumentException("switchboard.router.patience must be more than 0");
        }
        if (watches < 1) {
            throw new IllegalArgumentException("switchboard.router.watches must be 1 or more");
        }
    }
}
