package dev.switchboard.service.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.switchboard.model.json.Json;
import dev.switchboard.model.schema.NamedSchemas;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import org.springdoc.core.customizers.OpenApiCustomizer;
import tools.jackson.databind.JsonNode;

/** Adds the schemas that calls refer to by name; what springdoc derived under one gives way. */
final class SchemaCustomizer implements OpenApiCustomizer {

    private final NamedSchemas schemas;

    SchemaCustomizer(NamedSchemas schemas) {
        this.schemas = schemas;
    }

    @Override
    public void customise(OpenAPI api) {
        try {
            JsonNode calls = Json.MAPPER.readTree(Json31.mapper().writeValueAsString(api));
            for (var schema : schemas.referredToBy(calls).entrySet()) {
                api.getComponents()
                        .addSchemas(schema.getKey(), ApiSchemas.toOpenApi(schema.getValue()));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("our own JSON", e);
        }
    }
}
