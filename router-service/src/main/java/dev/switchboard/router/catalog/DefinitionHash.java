package dev.switchboard.router.catalog;

import dev.switchboard.model.json.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.databind.node.ObjectNode;

/** The hash that pins a definition: the same whatever the order of its fields. */
final class DefinitionHash {

    private DefinitionHash() {}

    /** SHA-256 in 64 hexadecimal digits. */
    static String of(ObjectNode definition) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(
                                            Json.MAPPER.writeValueAsBytes(
                                                    Json.sorted(definition))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
