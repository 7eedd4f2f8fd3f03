package dev.switchboard.router.conformance;

import dev.switchboard.model.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/** Data that fixtures answer with. */
final class FixtureData {

    static final String PNG_TYPE = "image/png";

    /** A single pixel. */
    static final byte[] PNG =
            Base64.getDecoder()
                    .decode(
                            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mOQSzkBAAHu"
                                    + "AUsUyoJ+AAAAAElFTkSuQmCC");

    /** A millisecond of silence. */
    static final byte[] WAV =
            Base64.getDecoder()
                    .decode(
                            "UklGRiwAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQgAAACAgICAgICA"
                                    + "gA==");

    private FixtureData() {}

    /** A schema that is kept in a file of its own. */
    static ObjectNode schema(String name) {
        String file = "/conformance/%s.json".formatted(name);
        try (InputStream in = Objects.requireNonNull(FixtureData.class.getResourceAsStream(file))) {
            return Json.MAPPER.readTree(in).asObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
