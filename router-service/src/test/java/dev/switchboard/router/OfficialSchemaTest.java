package dev.switchboard.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.switchboard.model.contract.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is answered, held against the JSON Schema of the specification. It is no part of this
 * product: the test runs where the folder {@code shared/data/mcp} stands beside the checkout, or
 * {@code MCP_SCHEMAS} names one that holds {@code 2026-07-28.schema.json}.
 */
final class OfficialSchemaTest extends RouterTest {

    private static final String NAME = "2026-07-28.schema.json";

    @ParameterizedTest
    @CsvSource({
        "server/discover, DiscoverResultResponse",
        "tools/list, ListToolsResultResponse",
        "tools/paint, JSONRPCErrorResponse"
    })
    void answers_are_what_the_specification_says(String method, String type) throws Exception {
        JsonNode answer = client().send(McpClient.message(method)).json();

        assertThat(faults(type, answer)).isEmpty();
    }

    @Test
    void the_result_of_a_call_is_what_the_specification_says() throws Exception {
        ObjectNode call =
                McpClient.call(
                        "contracts_submit",
                        "{\"contract_id\": \"c\", \"location\": \"Chennai\", \"status\": \"active\"}");
        JsonNode answer = client().send(call).json();

        assertThat(faults("CallToolRequest", call)).isEmpty();
        assertThat(faults("CallToolResultResponse", answer)).isEmpty();

        ((ObjectNode) answer.get("result")).remove("resultType");
        assertThat(faults("CallToolResultResponse", answer)).isNotEmpty();
    }

    @Test
    void what_a_tool_answers_fits_its_own_schema() {
        JsonNode tool = client().send(McpClient.message("tools/list")).json().at("/result/tools/0");
        JsonNode answer =
                client().send(
                                McpClient.call(
                                        tool.get("name").asString(),
                                        "{\"contract_id\": \"c\", \"location\": \"Chennai\","
                                                + " \"status\": \"active\"}"))
                        .json();

        Schema schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(tool.get("outputSchema").toString());
        assertThat(faults(schema, answer.at("/result/structuredContent"))).isEmpty();
        assertThat(faults(schema, Json.MAPPER.createObjectNode())).isNotEmpty();
    }

    private static List<String> faults(String type, JsonNode message) throws IOException {
        ObjectNode schema = (ObjectNode) Json.MAPPER.readTree(Files.readString(official()));
        schema.put("$ref", "#/$defs/" + type);
        return faults(
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema.toString()),
                message);
    }

    private static List<String> faults(Schema schema, JsonNode json) {
        return schema.validate(json).stream().map(Error::toString).toList();
    }

    private static Path official() {
        Optional<Path> found =
                folders().map(folder -> folder.resolve(NAME)).filter(Files::exists).findFirst();
        assumeTrue(
                found.isPresent(), "messages are not held against the specification: no " + NAME);
        return found.orElseThrow();
    }

    private static Stream<Path> folders() {
        Stream<Path> beside =
                Stream.iterate(Path.of("").toAbsolutePath(), p -> p != null, Path::getParent)
                        .map(parent -> parent.resolve("shared/data/mcp"));
        return Stream.concat(
                Optional.ofNullable(System.getenv("MCP_SCHEMAS")).map(Path::of).stream(), beside);
    }
}
