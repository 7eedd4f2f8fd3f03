package dev.switchboard.router.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.McpClient;
import dev.switchboard.router.encryption.EncryptionKeys;
import dev.switchboard.router.primitive.CallToolResult;
import dev.switchboard.router.primitive.Content;
import dev.switchboard.router.primitive.PrimitiveSource;
import dev.switchboard.router.primitive.RequestContext;
import dev.switchboard.router.primitive.RequestOrigin;
import dev.switchboard.router.primitive.Tool;
import dev.switchboard.router.protocol.JsonRpcMessage.Request;
import dev.switchboard.router.protocol.McpException;
import dev.switchboard.router.protocol.MessageReader;
import dev.switchboard.router.protocol.RequestHeaders;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class McpServerTest {

    private static final RequestHeaders HEADERS =
            new RequestHeaders(
                    Map.of(
                            RequestHeaders.PROTOCOL_VERSION,
                            List.of("2026-07-28"),
                            RequestHeaders.METHOD,
                            List.of("tools/call"),
                            RequestHeaders.NAME,
                            List.of("place"),
                            "Mcp-Param-Region",
                            List.of("us")));

    private Tool offered = new Place("Region");
    private final McpServer server =
            new McpServer(
                    new ServerInfo("n", "t", "1"),
                    "",
                    List.of(
                            new PrimitiveSource() {
                                @Override
                                public List<Tool> tools() {
                                    return List.of(offered);
                                }
                            }),
                    EncryptionKeys.ofThisProcess(),
                    Clock.systemUTC());

    /** Tells the header that it wants its argument in. */
    private record Place(String header) implements Tool {

        @Override
        public String name() {
            return "place";
        }

        @Override
        public ObjectNode definition() {
            ObjectNode definition = Json.MAPPER.createObjectNode().put("name", name());
            ObjectNode schema = definition.putObject("inputSchema").put("type", "object");
            schema.putObject("properties")
                    .putObject("region")
                    .put("type", "string")
                    .put("x-mcp-header", header);
            return definition;
        }

        @Override
        public CallToolResult call(ObjectNode arguments, RequestContext context) {
            return CallToolResult.of(Content.list(Content.text(header)));
        }
    }

    /** Otherwise the call of one tool would pass by the headers of another. */
    @Test
    void the_tool_that_is_called_is_the_one_that_the_headers_were_held_against() throws Exception {
        Request call = call();
        CheckedRequest checked = server.check(call, HEADERS);

        offered = new Place("Site");
        server.changes().toolsChanged();

        assertThat(
                        server.answer(checked, () -> "", RequestOrigin.of("@test"), _ -> {})
                                .at("/content/0/text")
                                .asString())
                .isEqualTo("Region");
        assertThatThrownBy(() -> server.check(call, HEADERS))
                .isInstanceOf(McpException.class)
                .hasMessageContaining("Mcp-Param-Site");
    }

    private static Request call() {
        return (Request) MessageReader.message(McpClient.call("place", "{\"region\": \"us\"}"));
    }
}
