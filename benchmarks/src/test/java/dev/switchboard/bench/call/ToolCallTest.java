package dev.switchboard.bench.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ToolCallTest {

    private static final String ANSWER =
            """
            {"jsonrpc":"2.0","id":"c-00000042","result":{"content":[{"type":"text",\
            "text":"This is a simple text response for testing."}],"isError":false}}\
            """;

    @Test
    void a_call_without_a_session_says_in_its_headers_what_its_body_says() {
        ToolCall call = ToolCall.stateless(8003, ToolTarget.DIRECT);

        assertThat(head(call))
                .contains("MCP-Protocol-Version: 2026-07-28\r\n")
                .contains("Mcp-Method: tools/call\r\n")
                .contains("Mcp-Name: test_simple_text\r\n")
                .contains("Content-Length: " + body(call).length());
        assertThat(json(call).at("/params/name").asString()).isEqualTo("test_simple_text");
    }

    @Test
    void a_call_in_a_session_names_it() {
        ToolCall call = ToolCall.inSession(8003, "abc", ToolTarget.DIRECT);

        assertThat(head(call)).contains("Mcp-Session-Id: abc\r\n");
        assertThat(json(call).path("method").asString()).isEqualTo("tools/call");
    }

    @Test
    void connections_call_their_targets_in_turn() {
        ToolTarget other = new ToolTarget("/mcp/servers/other", "other__tool");
        CallPlan plan =
                CallPlan.of(
                        CallPlan.closed(8003, Request.TOOL, 1, 3, Duration.ofSeconds(1))
                                .at(List.of(ToolTarget.at("/mcp/servers/one"), other))
                                .line());

        ToolCall call = ToolCall.stateless(8003, plan.target(1));

        assertThat(plan.target(2)).isEqualTo(ToolTarget.at("/mcp/servers/one"));
        assertThat(plan.target(1)).isEqualTo(other);
        assertThat(head(call))
                .startsWith("POST /mcp/servers/other HTTP/1.1\r\n")
                .contains("Mcp-Name: other__tool\r\n");
        assertThat(json(call).at("/params/name").asString()).isEqualTo("other__tool");
    }

    @Test
    void each_call_has_an_id_of_its_own() {
        ToolCall call = ToolCall.inSession(8003, "", ToolTarget.DIRECT);

        call.number(123_000_042);

        assertThat(json(call).path("id").asString()).isEqualTo("c-23000042");
    }

    @Test
    void an_answer_must_have_the_id_of_the_call_and_the_text_of_the_tool() {
        ToolCall call = ToolCall.inSession(8003, "", ToolTarget.DIRECT);
        call.number(42);

        assertThat(call.isAnsweredBy(bytes(ANSWER))).isTrue();
        assertThat(call.isAnsweredBy(bytes(ANSWER.replace("42", "43")))).isFalse();
        assertThat(call.isAnsweredBy(bytes(ANSWER.replace("simple", "strange")))).isFalse();
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.allocate(1000).put(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String head(ToolCall call) {
        return text(call).split("\r\n\r\n", -1)[0];
    }

    private static String body(ToolCall call) {
        return text(call).split("\r\n\r\n", -1)[1];
    }

    private static String text(ToolCall call) {
        return new String(call.bytes(), StandardCharsets.US_ASCII);
    }

    private static JsonNode json(ToolCall call) {
        return new JsonMapper().readTree(body(call));
    }
}
