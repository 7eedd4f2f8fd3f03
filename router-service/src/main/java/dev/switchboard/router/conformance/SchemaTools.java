package dev.switchboard.router.conformance;

import dev.switchboard.model.schema.Schema;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Tools of which the suite looks at the schema, or at the headers that it asks for. */
final class SchemaTools {

    private SchemaTools() {}

    static List<FixtureTool> all() {
        return List.of(
                FixtureTool.of(
                        "json_schema_2020_12_tool",
                        "Has arguments that take keywords of JSON Schema 2020-12 to describe.",
                        FixtureData.schema("json-schema-2020-12"),
                        (arguments, _) -> FixtureTool.text("called with: " + arguments)),
                FixtureTool.of(
                        "test_x_mcp_header",
                        "Has an argument that clients repeat in the header Mcp-Param-Region.",
                        regionInHeader(),
                        (arguments, _) -> FixtureTool.text("region: " + arguments.path("region"))));
    }

    private static ObjectNode regionInHeader() {
        ObjectNode schema = Schema.object().with("region", Schema.string()).json();
        schema.withObject("/properties/region").put("x-mcp-header", "Region");
        return schema;
    }
}
