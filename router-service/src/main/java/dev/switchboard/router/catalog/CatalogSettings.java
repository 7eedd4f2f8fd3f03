package dev.switchboard.router.catalog;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the catalog.
 *
 * @param file the start-up file of MCP servers; empty for none
 * @param refresh how often the lists of a server are read again if it does not say itself
 */
@ConfigurationProperties(prefix = "switchboard.catalog", ignoreUnknownFields = false)
record CatalogSettings(@DefaultValue("") String file, @DefaultValue("5m") Duration refresh) {

    CatalogSettings {
        if (!refresh.isPositive()) {
            throw new IllegalArgumentException("switchboard.catalog.refresh must be more than 0");
        }
    }
}
