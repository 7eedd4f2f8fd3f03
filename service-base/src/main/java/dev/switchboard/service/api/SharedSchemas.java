package dev.switchboard.service.api;

import com.fasterxml.jackson.core.type.TypeReference;
import io.swagger.v3.core.util.Yaml31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;

/** The schemas of {@code schemas.yaml}, to which controllers refer by name. */
final class SharedSchemas {

    private SharedSchemas() {}

    /** Adds them; what springdoc derived from a class of the same name gives way. */
    static void addTo(Components components) {
        try (InputStream yaml =
                Objects.requireNonNull(
                        SharedSchemas.class.getResourceAsStream("schemas.yaml"), "schemas.yaml")) {
            Yaml31.mapper()
                    .readValue(yaml, new TypeReference<Map<String, Schema<?>>>() {})
                    .forEach(components::addSchemas);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
