package dev.switchboard.router.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.protocol.JsonRpcMessage.Request;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;

class RequestHeadersTest {

    private static final String V = ProtocolVersion.LATEST;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    tools/call     | contracts_submit | contracts_submit
                    prompts/get    | greet            | greet
                    resources/read | contract://c-1   | contract://c-1
                    tools/call     | Hello, 世界      | =?base64?SGVsbG8sIOS4lueVjA==?=
                    tools/call     | ` padded `       | =?base64?IHBhZGRlZCA=?=
                    tools/call     | =?base64?x?=     | =?base64?PT9iYXNlNjQ/eD89?=
                    tools/call     | =?base64?        | =?base64?
                    """)
    void a_name_is_what_the_body_says_plain_or_encoded(String method, String name, String header) {
        assertThatCode(() -> check(method, name, V, method, header)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    tools/call     | get_weather               | get_weather
                    prompts/get    | Say hello                 | Say hello
                    resources/read | file:///a%20b             | file:///a%20b
                    tools/call     | Hello, 世界               | =?base64?SGVsbG8sIOS4lueVjA==?=
                    tools/call     | ` padded `                | =?base64?IHBhZGRlZCA=?=
                    tools/call     | `a\tb`                    | =?base64?YQli?=
                    tools/call     | `line1\nline2`            | =?base64?bGluZTEKbGluZTI=?=
                    tools/call     | =?base64?literal?=        | =?base64?PT9iYXNlNjQ/bGl0ZXJhbD89?=
                    tools/call     | =?base64?                 | =?base64?
                    tools/call     | ``                        | ``
                    """)
    void a_request_is_sent_with_what_its_body_says(String method, String name, String header) {
        Request request = request(method, name, V);

        Map<String, String> headers = RequestHeaders.of(request, ParameterHeaders.NONE);

        assertThat(headers)
                .containsExactly(
                        Map.entry("MCP-Protocol-Version", V),
                        Map.entry("Mcp-Method", method),
                        Map.entry("Mcp-Name", header));
        assertThatCode(() -> headers(V, method, header).check(request)).doesNotThrowAnyException();
    }

    @Test
    void other_requests_are_sent_without_a_name() {
        assertThat(RequestHeaders.of(request("tools/list", "a", V), ParameterHeaders.NONE))
                .containsOnlyKeys("MCP-Protocol-Version", "Mcp-Method");
    }

    @Test
    void a_method_without_a_name_needs_no_name() {
        assertThatCode(() -> check("tools/list", null, V, "tools/list", null))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                               | tools/call | a                | MCP-Protocol-Version is missing
                    2025-11-25 | tools/call | a                | MCP-Protocol-Version
                    2026-07-28 |            | a                | Mcp-Method is missing
                    2026-07-28 | Tools/Call | a                | Mcp-Method
                    2026-07-28 | tools/call |                  | Mcp-Name is missing
                    2026-07-28 | tools/call | b                | Mcp-Name
                    2026-07-28 | tools/call | A                | Mcp-Name
                    2026-07-28 | tools/call | =?base64?Yg==?=  | Mcp-Name
                    2026-07-28 | tools/call | =?base64?!!!?=   | neither plain ASCII nor Base64
                    2026-07-28 | tools/call | =?base64?/w==?=  | nor Base64 of UTF-8
                    2026-07-28 | tools/call | =?base64?YQ?=    | Base64
                    2026-07-28 | tools/call | ä                | neither plain ASCII
                    2026-07-28 | tools/call | =?BASE64?YQ==?=  | Mcp-Name
                    """)
    void what_differs_from_the_body_is_refused(
            @Nullable String version,
            @Nullable String method,
            @Nullable String name,
            String words) {
        McpException refused =
                catchThrowableOfType(
                        McpException.class, () -> check("tools/call", "a", version, method, name));

        assertThat(refused.code()).isEqualTo(ErrorCode.HEADER_MISMATCH.code());
        assertThat(refused.httpStatus()).isEqualTo(400);
        assertThat(refused.message()).startsWith("Header mismatch: ").contains(words);
    }

    @Test
    void a_header_that_comes_twice_is_refused() {
        RequestHeaders twice =
                new RequestHeaders(
                        Map.of(
                                RequestHeaders.PROTOCOL_VERSION, List.of(V),
                                RequestHeaders.METHOD, List.of("tools/list", "tools/list")));

        McpException refused =
                catchThrowableOfType(
                        McpException.class, () -> twice.check(request("tools/list", null, V)));

        assertThat(refused.message()).contains("Mcp-Method came 2 times");
    }

    @Test
    void a_version_that_is_not_spoken_is_told_with_those_that_are() {
        McpException refused =
                catchThrowableOfType(
                        McpException.class,
                        () ->
                                headers("1900-01-01", "tools/list", null)
                                        .check(request("tools/list", null, "1900-01-01")));

        assertThat(refused.code()).isEqualTo(ErrorCode.UNSUPPORTED_PROTOCOL_VERSION.code());
        assertThat(refused.data())
                .hasToString("{\"supported\":[\"2026-07-28\"],\"requested\":\"1900-01-01\"}");
    }

    @Test
    void a_body_without_the_name_that_is_called_is_refused() {
        McpException refused =
                catchThrowableOfType(
                        McpException.class, () -> check("tools/call", null, V, "tools/call", "a"));

        assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_PARAMS.code());
        assertThat(refused.message()).contains("params.name");
    }

    private static void check(
            String method,
            @Nullable String name,
            @Nullable String versionHeader,
            @Nullable String methodHeader,
            @Nullable String nameHeader) {
        headers(versionHeader, methodHeader, nameHeader).check(request(method, name, V));
    }

    private static RequestHeaders headers(
            @Nullable String version, @Nullable String method, @Nullable String name) {
        return new RequestHeaders(
                Map.of(
                        RequestHeaders.PROTOCOL_VERSION, list(version),
                        RequestHeaders.METHOD, list(method),
                        RequestHeaders.NAME, list(name)));
    }

    private static List<String> list(@Nullable String value) {
        return value == null ? List.of() : List.of(value);
    }

    private static Request request(String method, @Nullable String name, String version) {
        ObjectNode params = Json.MAPPER.createObjectNode();
        if (name != null) {
            params.put(method.equals("resources/read") ? "uri" : "name", name);
        }
        params.putObject("_meta").put(RequestMetadata.PROTOCOL_VERSION, version);
        return new Request(IntNode.valueOf(1), method, params);
    }
}
