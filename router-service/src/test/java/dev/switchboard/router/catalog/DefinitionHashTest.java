package dev.switchboard.router.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.model.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class DefinitionHashTest {

    private static final String TOOL =
            "{\"name\": \"a\", \"inputSchema\": {\"type\": \"object\", \"required\": [\"x\", \"y\"]}}";

    @Test
    void the_order_of_fields_makes_no_difference_at_any_depth() {
        assertThat(
                        hash(
                                "{\"inputSchema\": {\"required\": [\"x\", \"y\"], \"type\": \"object\"},"
                                        + " \"name\": \"a\"}"))
                .isEqualTo(hash(TOOL))
                .matches("[0-9a-f]{64}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"b\", \"inputSchema\": {\"type\": \"object\", \"required\": [\"x\", \"y\"]}}",
                "{\"name\": \"a\", \"inputSchema\": {\"type\": \"object\", \"required\": [\"y\", \"x\"]}}",
                "{\"name\": \"a\", \"inputSchema\": {\"type\": \"object\", \"required\": [\"x\"]}}",
                "{\"name\": \"a\", \"inputSchema\": {\"type\": \"object\", \"required\": null}}",
                "{\"name\": \"a\"}"
            })
    void anything_else_does(String other) {
        assertThat(hash(other)).isNotEqualTo(hash(TOOL));
    }

    private static String hash(String json) {
        return DefinitionHash.of((ObjectNode) Json.MAPPER.readTree(json));
    }
}
