package dev.switchboard.router.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.model.contract.Json;
import dev.switchboard.router.McpClient;
import dev.switchboard.router.primitive.CallToolResult;
import dev.switchboard.router.primitive.Tool;
import dev.switchboard.service.web.AllowedOrigins;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class McpServletTest {

    /** A tool with a fault of its own. */
    private static final Tool BROKEN =
            new Tool() {
                @Override
                public String name() {
                    return "broken";
                }

                @Override
                public ObjectNode definition() {
                    return Json.MAPPER.createObjectNode().put("name", name());
                }

                @Override
                public CallToolResult call(ObjectNode arguments) {
                    throw new IllegalStateException("a secret of the house");
                }
            };

    @Test
    void who_finds_no_place_is_told_when_to_come_back() throws Exception {
        MockHttpServletResponse response = call(0);

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("1");
        assertThat(json(response).at("/error/code").asInt()).isEqualTo(-32603);
    }

    @Test
    void a_fault_of_ours_is_told_by_its_incident_alone() throws Exception {
        MockHttpServletResponse response = call(1);

        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(json(response).get("id").asInt()).isEqualTo(1);
        assertThat(json(response).at("/error/code").asInt()).isEqualTo(-32603);
        assertThat(json(response).at("/error/message").asString())
                .contains("incident")
                .doesNotContain("secret");
    }

    @Test
    void a_place_is_given_back_whatever_becomes_of_the_request() throws Exception {
        McpServlet servlet = servlet(1);

        for (int i = 0; i < 3; i++) {
            assertThat(call(servlet).getStatus()).isEqualTo(500);
        }
    }

    @Test
    void two_tools_of_one_name_are_an_error() {
        assertThatThrownBy(() -> new Tools(List.of(BROKEN, BROKEN)))
                .hasMessageContaining("two tools are named broken");
    }

    @Test
    void a_list_of_one_page_has_no_cursor() {
        ObjectNode params = Json.MAPPER.createObjectNode().put("cursor", "x");

        assertThatThrownBy(() -> new Tools(List.of()).list(params))
                .hasMessageContaining("leave the cursor out");
    }

    private static MockHttpServletResponse call(int places) throws Exception {
        return call(servlet(places));
    }

    private static MockHttpServletResponse call(McpServlet servlet) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/mcp");
        request.setContentType("application/json");
        request.addHeader("MCP-Protocol-Version", "2026-07-28");
        request.addHeader("Mcp-Method", "tools/call");
        request.addHeader("Mcp-Name", "broken");
        request.setContent(McpClient.call("broken", "{}").toString().getBytes(UTF_8));
        MockHttpServletResponse response = new MockHttpServletResponse();
        servlet.service(request, response);
        return response;
    }

    private static McpServlet servlet(int places) {
        return new McpServlet(
                new Methods(new ServerInfo("name", "title", "1"), new Tools(List.of(BROKEN))),
                new RequestBody(DataSize.ofKilobytes(10)),
                new CallerOrigin(new AllowedOrigins(List.of("*"))),
                places);
    }

    private static JsonNode json(MockHttpServletResponse response) throws Exception {
        return Json.MAPPER.readTree(response.getContentAsString());
    }
}
