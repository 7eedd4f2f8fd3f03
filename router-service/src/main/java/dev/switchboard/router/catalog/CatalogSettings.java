package dev.switchboard.router.catalog;

import dev.switchboard.router.encryption.EncryptionKeys;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the catalog.
 *
 * @param file the start-up file of MCP servers; empty for none
 * @param refresh how often the lists of a server are read again if it does not say itself
 * @param secretKeys the keys that encrypt the headers of registered servers, each 32 bytes as
 *     Base64, the current one first; without any, servers with headers cannot be registered
 */
@ConfigurationProperties(prefix = "switchboard.catalog", ignoreUnknownFields = false)
record CatalogSettings(
        @DefaultValue("") String file,
        @DefaultValue("5m") Duration refresh,
        @DefaultValue({}) List<String> secretKeys) {

    private static final String SECRET_KEYS = "switchboard.catalog.secret-keys";

    CatalogSettings {
        if (!refresh.isPositive()) {
            throw new IllegalArgumentException("switchboard.catalog.refresh must be more than 0");
        }
        secretKeys = secretKeys.stream().filter(key -> !key.isBlank()).toList();
        if (!secretKeys.isEmpty()) {
            EncryptionKeys.of(secretKeys, SECRET_KEYS);
        }
    }

    /** Those of {@code secretKeys}. */
    Optional<EncryptionKeys> encryptionKeys() {
        return secretKeys.isEmpty()
                ? Optional.empty()
                : Optional.of(EncryptionKeys.of(secretKeys, SECRET_KEYS));
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "CatalogSettings[file=%s, refresh=%s]".formatted(file, refresh);
    }
}
