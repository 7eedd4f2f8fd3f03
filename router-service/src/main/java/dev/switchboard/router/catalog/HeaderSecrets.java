package dev.switchboard.router.catalog;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.encryption.EncryptionKeys;
import dev.switchboard.router.outbound.Headers;
import dev.switchboard.router.upstream.ServerName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Encrypts the headers of servers, each for its server alone. Thread-safe.
 *
 * @param keys none: headers can be neither encrypted nor decrypted
 */
record HeaderSecrets(Optional<EncryptionKeys> keys) {

    /** Null for no headers. */
    @Nullable String encrypt(ServerName server, Headers headers) {
        if (headers.fields().isEmpty()) {
            return null;
        }
        ObjectNode json = Json.MAPPER.createObjectNode();
        headers.fields().forEach(field -> json.put(field.name(), field.value()));
        return keys.orElseThrow().encrypt(Json.MAPPER.writeValueAsBytes(json), purpose(server));
    }

    /**
     * Decrypts.
     *
     * @param encrypted null for no headers
     * @return empty if their key is not there, or somebody has changed them
     */
    Optional<Headers> decrypt(ServerName server, @Nullable String encrypted) {
        if (encrypted == null) {
            return Optional.of(Headers.NONE);
        }
        return keys.flatMap(key -> key.decrypt(encrypted, purpose(server)))
                .map(HeaderSecrets::headers);
    }

    private static Headers headers(byte[] json) {
        Headers headers = Headers.NONE;
        for (var field : Json.MAPPER.readTree(json).properties()) {
            headers = headers.with(field.getKey(), field.getValue().asString());
        }
        return headers;
    }

    /** Whether they are encrypted with the first key. */
    boolean areCurrent(ServerName server, String encrypted) {
        return keys.filter(key -> key.isCurrent(encrypted, purpose(server))).isPresent();
    }

    private static String purpose(ServerName server) {
        return "headers of server " + server.key();
    }
}
