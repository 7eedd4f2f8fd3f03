package dev.switchboard.service.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.switchboard.model.schema.NamedSchemas;
import dev.switchboard.model.schema.Schema;
import io.swagger.v3.core.util.Json31;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Schemas of what all services take and answer, beside those of the model. */
public final class ApiSchemas {

    static final String SECONDS = "Seconds";

    private ApiSchemas() {}

    static NamedSchemas all() {
        return new NamedSchemas(Map.of(SECONDS, Schema.integer().atLeast(1).example(2)));
    }

    /** A schema in swagger's own model. */
    public static io.swagger.v3.oas.models.media.Schema<?> toOpenApi(Schema schema) {
        return toOpenApi(schema.json());
    }

    /** swagger knows Jackson 2 only, so what passes over is text. */
    static io.swagger.v3.oas.models.media.Schema<?> toOpenApi(ObjectNode schema) {
        try {
            return Json31.mapper()
                    .readValue(schema.toString(), io.swagger.v3.oas.models.media.Schema.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("our own JSON", e);
        }
    }
}
