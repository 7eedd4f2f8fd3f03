package dev.switchboard.testkit.description;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.model.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ApiDescriptionTest {

    private static final String DOCUMENT =
            """
            {"%s": "x",
             "components": {"schemas": {
               "Point": {"type": "object", "required": ["x"],
                 "properties": {"x": {"type": "integer"}, "at": {"$ref": "#/components/schemas/At"}}},
               "At": {"type": "string", "format": "date-time"},
               "Bag": {"type": "object", "additionalProperties": true},
               "Some": {"anyOf": [{"$ref": "#/components/schemas/Point"}, {"type": "null"}]},
               "Lost": {"$ref": "#/components/schemas/Nowhere"}}}}\
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Point | {\"x\": 1}                                  | true",
                "Point | {\"x\": 1, \"at\": \"2024-01-01T12:00:00Z\"} | true",
                "Point | {\"x\": 1, \"at\": \"yesterday\"}           | false",
                "Point | {}                                         | false",
                "Point | {\"x\": \"1\"}                              | false",
                "Point | {\"x\": 1, \"undescribed\": 1}              | false",
                "Bag   | {\"whatever\": 1}                           | true",
                "Some  | null                                       | true",
                "Some  | {\"x\": 1}                                  | true",
                "Some  | {\"x\": 1, \"undescribed\": 1}              | false"
            })
    void a_value_is_as_described_only_where_nothing_in_it_is_undescribed(
            String schema, String value, boolean asDescribed) {
        for (String kind : new String[] {"openapi", "asyncapi"}) {
            ApiDescription description = new ApiDescription(read(DOCUMENT.formatted(kind)));
            JsonNode described = description.document().at("/components/schemas/" + schema);

            assertThat(description.faults(described, read(value)).isEmpty())
                    .as(kind)
                    .isEqualTo(asDescribed);
        }
    }

    @Test
    void a_reference_that_leads_nowhere_is_found() {
        assertThat(new ApiDescription(read(DOCUMENT.formatted("openapi"))).brokenReferences())
                .containsExactly("#/components/schemas/Nowhere");
    }

    @Test
    void a_property_that_never_came_is_found() {
        ApiDescription description = new ApiDescription(read(DOCUMENT.formatted("openapi")));
        MetProperties properties = new MetProperties(description);
        JsonNode points = read("{\"items\": {\"$ref\": \"#/components/schemas/Point\"}}");

        properties.meet("points", points, read("[{\"x\": 1}, {\"x\": 2}]"));
        assertThat(properties.neverMet()).containsExactly("Point/at");

        properties.meet("points", points, read("[{\"x\": 1, \"at\": \"\"}]"));
        assertThat(properties.neverMet()).isEmpty();
    }

    private static JsonNode read(String json) {
        return Json.MAPPER.readTree(json);
    }
}
