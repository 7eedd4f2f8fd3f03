package dev.switchboard.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.switchboard.model.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is answered, held against the JSON Schema of the specification. It is no part of this
 * product: the test runs where the folder {@code shared/data/mcp} stands beside the checkout, or
 * {@code MCP_SCHEMAS} names one that holds {@code 2026-07-28.schema.json}.
 */
final class OfficialSchemaTest extends RouterTest {

    @ParameterizedTest
    @CsvSource({
        "server/discover, DiscoverResultResponse",
        "tools/list, ListToolsResultResponse",
        "resources/list, ListResourcesResultResponse",
        "resources/templates/list, ListResourceTemplatesResultResponse",
        "prompts/list, ListPromptsResultResponse",
        "tools/paint, JSONRPCErrorResponse"
    })
    void answers_are_what_the_specification_says(String method, String type) throws Exception {
        JsonNode answer = client().send(McpClient.message(method)).json();

        assertThat(faults(type, answer)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "initialize, InitializeResult",
        "ping, EmptyResult",
        "tools/list, ListToolsResult",
        "resources/list, ListResourcesResult",
        "resources/templates/list, ListResourceTemplatesResult",
        "prompts/list, ListPromptsResult"
    })
    void answers_in_sessions_are_what_their_revision_says(String method, String type)
            throws Exception {
        for (String version : List.of("2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05")) {
            JsonNode answer =
                    method.equals("initialize")
                            ? client().send(
                                            client().post(
                                                            SessionClient.initialize(version, "{}")
                                                                    .toString()))
                                    .json()
                            : SessionClient.begin(client(), version, "{}")
                                    .send(SessionClient.message(method))
                                    .json();

            assertThat(faults(version, type, answer.get("result"))).isEmpty();
        }
    }

    @Test
    void what_asks_for_input_is_what_the_specification_says() throws Exception {
        ObjectNode call = McpClient.call("test_ask", "{}");
        ((ObjectNode) call.at("/params/_meta/io.modelcontextprotocol~1clientCapabilities"))
                .putObject("elicitation");

        assertThat(faults("InputRequiredResult", client().send(call).json().get("result")))
                .isEmpty();
    }

    /** Each with the body and headers of a call of a tool, one of them changed. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    tools/list | 2026-07-28 | 2026-07-28 | HeaderMismatchError
                    tools/call | 2099-01-01 | 2099-01-01 | UnsupportedProtocolVersionError
                    tools/call | 2026-07-28 | 2026-07-28 | MissingRequiredClientCapabilityError
                    """)
    void errors_are_what_the_specification_says(
            String method, String header, String version, String type) throws Exception {
        ObjectNode call = McpClient.call("test_ask", "{}");
        ((ObjectNode) call.at("/params/_meta"))
                .put("io.modelcontextprotocol/protocolVersion", version);
        JsonNode answer =
                client().send(
                                client().post(call.toString())
                                        .header("MCP-Protocol-Version", header)
                                        .header("Mcp-Method", method)
                                        .header("Mcp-Name", "test_ask"))
                        .json();

        assertThat(faults(type, answer)).isEmpty();
        ((ObjectNode) answer.get("error")).put("code", 1);
        assertThat(faults(type, answer)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{", "{\"id\": null}", "{\"jsonrpc\": \"2.0\"}"})
    void errors_without_an_id_are_what_the_specification_says(String body) throws Exception {
        JsonNode answer = client().send(client().post(body)).json();

        assertThat(answer.has("id")).isFalse();
        assertThat(faults("JSONRPCErrorResponse", answer)).isEmpty();
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
        JsonNode tool =
                client().send(McpClient.message("tools/list"))
                        .json()
                        .at("/result/tools")
                        .valueStream()
                        .filter(it -> it.get("name").asString().equals("contracts_submit"))
                        .findFirst()
                        .orElseThrow();
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
        return faults("2026-07-28", type, message);
    }

    private static List<String> faults(String version, String type, JsonNode message)
            throws IOException {
        ObjectNode schema = (ObjectNode) Json.MAPPER.readTree(Files.readString(official(version)));
        String definitions = schema.has("$defs") ? "$defs" : "definitions";
        schema.put("$ref", "#/%s/%s".formatted(definitions, type));
        return faults(
                SchemaRegistry.withDefaultDialect(
                                definitions.equals("$defs")
                                        ? SpecificationVersion.DRAFT_2020_12
                                        : SpecificationVersion.DRAFT_7)
                        .getSchema(schema.toString()),
                message);
    }

    private static List<String> faults(Schema schema, JsonNode json) {
        return schema.validate(json).stream().map(Error::toString).toList();
    }

    private static Path official(String version) {
        String name = version + ".schema.json";
        Optional<Path> found =
                folders().map(folder -> folder.resolve(name)).filter(Files::exists).findFirst();
        assumeTrue(
                found.isPresent(), "messages are not held against the specification: no " + name);
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
