package dev.switchboard.router.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.switchboard.model.json.Json;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ParameterHeadersTest {

    private static final String SCHEMA =
            """
            {"type": "object", "properties": {
              "region": {"type": "string", "x-mcp-header": "Region"},
              "where": {"type": "object", "properties": {
                 "floor": {"type": "integer", "x-mcp-header": "Floor"},
                 "lit": {"type": "boolean", "x-mcp-header": "Lit"}}},
              "x-mcp-header": {"type": "string", "default": {"x-mcp-header": 5}}}}
            """;

    private static final ParameterHeaders SCHEMA_HEADERS =
            new ParameterHeaders(Json.MAPPER.readTree(SCHEMA));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"region": "us"}            | Region | us
                    {"region": "Grüße"}         | Region | =?base64?R3LDvMOfZQ==?=
                    {"region": "SGVsbG8="}      | Region | SGVsbG8=
                    {"where": {"floor": 42}}    | Floor  | 42
                    {"where": {"floor": 42}}    | Floor  | 42.0
                    {"where": {"floor": -7}}    | Floor  | -7
                    {"where": {"lit": true}}    | Lit    | true
                    {"region": null}            | Region |
                    {"where": {"floor": null}}  | Floor  |
                    {}                          | Region |
                    """)
    void a_header_says_what_the_argument_says(
            String arguments, String header, @Nullable String value) {
        assertThatCode(() -> check(arguments, header, value)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"region": "us"}           | Region |                 | is missing
                    {"region": "us"}           | Region | US              | does not match
                    {"region": "us"}           | Region | =?base64?dXM?=  | nor Base64
                    {"where": {"floor": 42}}   | Floor  | 42.5            | does not match
                    {"where": {"floor": 42}}   | Floor  | 1e999999999     | does not match
                    {"where": {"lit": true}}   | Lit    | True            | does not match
                    {"region": {"a": 1}}       | Region | us              | does not match
                    {}                         | Region | us              | its argument is not
                    {"region": null}           | Region | us              | its argument is not
                    """)
    void a_header_that_says_something_else_is_refused(
            String arguments, String header, @Nullable String value, String words) {
        McpException refused =
                catchThrowableOfType(McpException.class, () -> check(arguments, header, value));

        assertThat(refused.code()).isEqualTo(ErrorCode.HEADER_MISMATCH.code());
        assertThat(refused.message()).contains(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"region": "us", "other": 1}                  | {Mcp-Param-Region=us}
                    {"region": ""}                                | {Mcp-Param-Region=}
                    {"region": "Grüße"}                           | {Mcp-Param-Region==?base64?R3LDvMOfZQ==?=}
                    {"where": {"floor": -7, "lit": false}}        | {Mcp-Param-Floor=-7, Mcp-Param-Lit=false}
                    {"where": {"floor": 9007199254740991}}        | {Mcp-Param-Floor=9007199254740991}
                    {"region": null, "where": {"floor": null}}    | {}
                    {"region": null, "where": "elsewhere"}        | {}
                    {}                                            | {}
                    """)
    void arguments_are_sent_in_headers(String arguments, String headers) {
        JsonNode json = Json.MAPPER.readTree(arguments);

        Map<String, String> values = SCHEMA_HEADERS.values(json);

        assertThat(values).hasToString(headers);
        Map<String, List<String>> received = new HashMap<>();
        values.forEach((name, value) -> received.put(name, List.of(value)));
        assertThatCode(() -> new RequestHeaders(received).check(SCHEMA_HEADERS, json))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9007199254740992", "-9007199254740992", "1E+40"})
    void an_integer_that_is_too_large_for_a_header_is_refused(String number) {
        JsonNode arguments = Json.MAPPER.createObjectNode().set("where", floor(number));

        McpException refused =
                catchThrowableOfType(McpException.class, () -> SCHEMA_HEADERS.values(arguments));

        assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_PARAMS.code());
        assertThat(refused.message()).contains("where.floor");
    }

    private static ObjectNode floor(String number) {
        return Json.MAPPER
                .createObjectNode()
                .put("floor", new BigDecimal(number).toBigIntegerExact());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'properties': {'a': {'type': 'string', 'x-mcp-header': ''}}}",
                "{'properties': {'a': {'type': 'string', 'x-mcp-header': 5}}}",
                "{'properties': {'a': {'type': 'string', 'x-mcp-header': 'a b'}}}",
                "{'properties': {'a': {'type': 'string', 'x-mcp-header': 'a\\n'}}}",
                "{'properties': {'a': {'type': 'number', 'x-mcp-header': 'A'}}}",
                "{'properties': {'a': {'x-mcp-header': 'A'}}}",
                "{'properties': {'a': {'type': ['string'], 'x-mcp-header': 'A'}}}",
                "{'type': 'string', 'x-mcp-header': 'A'}",
                "{'properties': {'a': {'items': {'type': 'string', 'x-mcp-header': 'A'}}}}",
                "{'anyOf': [{'properties': {'a': {'type': 'string', 'x-mcp-header': 'A'}}}]}",
                "{'$defs': {'a': {'type': 'string', 'x-mcp-header': 'A'}}}",
                "{'properties': {'a': {'type': 'string', 'x-mcp-header': 'A'},"
                        + " 'b': {'type': 'string', 'x-mcp-header': 'a'}}}"
            })
    void a_schema_that_names_headers_it_may_not_is_an_error(String schema) {
        assertThatThrownBy(
                        () -> new ParameterHeaders(Json.MAPPER.readTree(schema.replace('\'', '"'))))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .isNotBlank();
    }

    @Test
    void a_schema_nested_without_end_is_an_error() {
        String deep = "{\"items\": ".repeat(200) + "{}" + "}".repeat(200);

        assertThatThrownBy(() -> new ParameterHeaders(Json.MAPPER.readTree(deep)))
                .hasMessageContaining("more than 100 deep");
    }

    private static void check(String arguments, String header, @Nullable String value) {
        String name = ("Mcp-Param-" + header).toLowerCase(Locale.ROOT);
        new RequestHeaders(value == null ? Map.of() : Map.of(name, List.of(value)))
                .check(
                        new ParameterHeaders(Json.MAPPER.readTree(SCHEMA)),
                        Json.MAPPER.readTree(arguments));
    }
}
