package dev.switchboard.router.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.McpClient;
import dev.switchboard.router.encryption.EncryptionKeys;
import dev.switchboard.router.primitive.CallToolResult;
import dev.switchboard.router.primitive.PrimitiveSource;
import dev.switchboard.router.primitive.RequestContext;
import dev.switchboard.router.primitive.Tool;
import dev.switchboard.router.server.CallLog;
import dev.switchboard.router.server.Endpoints;
import dev.switchboard.router.server.McpServer;
import dev.switchboard.router.server.ServerInfo;
import dev.switchboard.router.session.ReplicaId;
import dev.switchboard.router.session.Sessions;
import dev.switchboard.service.web.request.AllowedOrigins;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class McpServletTest {

    /** What happens while the tool is called. */
    private Runnable during = () -> {};

    /** A tool with a fault of its own. */
    private final class Broken implements Tool {

        @Override
        public String name() {
            return "broken";
        }

        @Override
        public ObjectNode definition() {
            return Json.MAPPER.createObjectNode().put("name", name());
        }

        @Override
        public CallToolResult call(ObjectNode arguments, RequestContext context) {
            during.run();
            throw new IllegalStateException("a secret of the house");
        }
    }

    @Test
    void who_finds_no_place_is_told_when_to_come_back() {
        McpServlet servlet = servlet(1);
        List<MockHttpServletResponse> inner = new ArrayList<>();
        during = () -> inner.add(call(servlet, 500));

        call(servlet, 500);

        assertThat(inner.getFirst().getStatus()).isEqualTo(503);
        assertThat(inner.getFirst().getHeader("Retry-After")).isEqualTo("1");
        assertThat(json(inner.getFirst()).at("/error/code").asInt()).isEqualTo(-32603);
    }

    /** What is kept for a body is what it takes, not what it might have taken. */
    @Test
    void who_finds_no_room_for_its_body_is_told_when_to_come_back() {
        McpServlet servlet = servlet(3);
        List<Integer> inner = new ArrayList<>();
        during =
                () -> {
                    during = () -> inner.add(call(servlet, 6_000).getStatus());
                    inner.add(call(servlet, 5_000).getStatus());
                };

        call(servlet, 500);

        assertThat(inner).containsExactly(503, 500);
        during = () -> {};
        assertThat(call(servlet, 9_000).getStatus()).isEqualTo(500);
    }

    @Test
    void a_fault_of_ours_is_told_by_its_incident_alone() {
        MockHttpServletResponse response = call(servlet(1), 500);

        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(json(response).get("id").asInt()).isEqualTo(1);
        assertThat(json(response).at("/error/code").asInt()).isEqualTo(-32603);
        assertThat(json(response).at("/error/message").asString())
                .contains("incident")
                .doesNotContain("secret");
    }

    @Test
    void a_place_is_given_back_whatever_becomes_of_the_request() {
        McpServlet servlet = servlet(1);

        for (int i = 0; i < 3; i++) {
            assertThat(call(servlet, 500).getStatus()).isEqualTo(500);
        }
    }

    @Test
    void each_header_of_the_protocol_is_read_once() {
        List<String> read = new ArrayList<>();
        MockHttpServletRequest request =
                new MockHttpServletRequest("POST", "/mcp") {
                    @Override
                    public Enumeration<String> getHeaders(String name) {
                        read.add(name);
                        return super.getHeaders(name);
                    }

                    @Override
                    public @Nullable String getHeader(String name) {
                        read.add(name);
                        return super.getHeader(name);
                    }
                };
        request.addHeader("Accept", "application/json, text/event-stream");

        assertThat(call(servlet(1), 500, request).getStatus()).isEqualTo(500);

        assertThat(read)
                .contains("Accept", "MCP-Protocol-Version", "Mcp-Method", "Mcp-Name")
                .doesNotHaveDuplicates();
    }

    private MockHttpServletResponse call(McpServlet servlet, int bytes) {
        return call(servlet, bytes, new MockHttpServletRequest("POST", "/mcp"));
    }

    private static MockHttpServletResponse call(
            McpServlet servlet, int bytes, MockHttpServletRequest request) {
        request.setContentType("application/json");
        request.addHeader("MCP-Protocol-Version", "2026-07-28");
        request.addHeader("Mcp-Method", "tools/call");
        request.addHeader("Mcp-Name", "broken");
        byte[] message = McpClient.call("broken", "{}").toString().getBytes(UTF_8);
        byte[] padded =
                (new String(message, UTF_8) + " ".repeat(bytes - message.length)).getBytes(UTF_8);
        request.setContent(padded);
        MockHttpServletResponse response = new MockHttpServletResponse();
        try {
            servlet.service(request, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return response;
    }

    private McpServlet servlet(int requests) {
        PrimitiveSource source =
                new PrimitiveSource() {
                    @Override
                    public List<Tool> tools() {
                        return List.of(new Broken());
                    }
                };
        McpServer server =
                new McpServer(
                        new ServerInfo("name", "title", "1"),
                        "",
                        List.of(source),
                        EncryptionKeys.ofThisProcess(),
                        Clock.systemUTC());
        McpSettings settings =
                new McpSettings(
                        DataSize.ofKilobytes(10),
                        DataSize.ofKilobytes(13),
                        requests,
                        1,
                        1,
                        1,
                        1,
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(2),
                        List.of(),
                        List.of());
        return new Gateway(
                        Endpoints.only(server),
                        new Sessions(
                                ReplicaId.random(),
                                new Sessions.Limits(1, 1, Duration.ofMinutes(1))),
                        new Places(settings),
                        new AllowedCallers(new AllowedOrigins(List.of("*")), "", List.of()),
                        Duration.ofSeconds(2),
                        CallLog.NONE,
                        new NoOtherReplicas())
                .mcpServlet();
    }

    private static JsonNode json(MockHttpServletResponse response) {
        try {
            return Json.MAPPER.readTree(response.getContentAsString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
