package dev.switchboard.router.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.router.McpClient;
import dev.switchboard.router.RouterWithServersTest;
import dev.switchboard.router.SessionClient;
import dev.switchboard.router.catalog.NameFilter;
import dev.switchboard.router.catalog.View;
import dev.switchboard.router.catalog.ViewAdministration;
import dev.switchboard.router.upstream.ServerName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class RouterEndpointsTest extends RouterWithServersTest {

    @Autowired private ViewAdministration views;

    @ParameterizedTest
    @ValueSource(strings = {"child", "CHILD", "child_2026"})
    void one_server_appears_as_it_is(String server) {
        McpClient one = client().below("/servers/" + server);

        assertThat(tools(one)).contains("echo").doesNotContain("contracts_status", "child__echo");
        assertThat(one.send(McpClient.call("echo", "{\"text\": \"x\"}")).json().toString())
                .contains("\"text\":\"x\"");
        assertThat(one.send(McpClient.message("resources/list")).json().toString())
                .contains("\"uri\":\"test://one\"");
        ObjectNode call = McpClient.call("echo", "{\"text\": \"y\"}");
        call.withObject("/params").remove("_meta");
        assertThat(SessionClient.begin(one, "2025-06-18", "{}").send(call).json().toString())
                .contains("\"text\":\"y\"");
    }

    @Test
    void it_says_of_itself_what_the_server_says() {
        JsonNode discovered =
                client().below("/servers/child").send(McpClient.message("server/discover")).json();

        assertThat(discovered.at("/result/capabilities"))
                .hasToString(
                        "{\"tools\":{\"listChanged\":true},\"resources\":{\"listChanged\":true},"
                                + "\"prompts\":{\"listChanged\":true}}");
        assertThat(
                        discovered
                                .at("/result/_meta")
                                .path("io.modelcontextprotocol/serverInfo")
                                .path("name")
                                .asString())
                .isEqualTo("child");
    }

    @Test
    void a_view_has_what_it_chooses_under_the_names_it_gives() {
        views.put(
                new View(
                        new ServerName("small"),
                        "Two tools.",
                        Optional.of(List.of(new ServerName("child"), View.ROUTER)),
                        new NameFilter(
                                List.of("child__e*", "contracts_status"),
                                List.of("*environment"),
                                Map.of("child__echo", "say")),
                        NameFilter.ALL,
                        NameFilter.ALL),
                null);
        McpClient view = client().below("/views/small");

        assertThat(tools(view)).containsExactly("contracts_status", "say");
        assertThat(view.send(McpClient.call("say", "{\"text\": \"x\"}")).json().toString())
                .contains("\"text\":\"x\"");
        assertThat(view.send(McpClient.call("child__echo", "{}")).errorCode()).isEqualTo(-32602);
        assertThat(view.send(McpClient.message("server/discover")).json().toString())
                .contains("\"instructions\":\"Two tools.\"");
    }

    @Test
    void a_view_that_is_removed_is_an_endpoint_no_more() {
        ServerName name = new ServerName("gone");
        views.put(
                new View(
                        name, "", Optional.empty(), NameFilter.ALL, NameFilter.ALL, NameFilter.ALL),
                null);
        McpClient view = client().below("/views/gone");
        SessionClient session = SessionClient.begin(view, "2025-06-18", "{}");

        views.remove(name);

        assertThat(view.send(McpClient.message("tools/list")).status()).isEqualTo(404);
        assertThat(session.send(SessionClient.message("tools/list")).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/servers/none", "/servers/", "/views/none", "/none", "/servers/a/b"})
    void there_is_no_other_endpoint(String path) {
        McpClient.Answer answer = client().below(path).send(McpClient.message("tools/list"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.errorMessage()).contains("/mcp/servers/{name}");
    }

    @Test
    void a_session_belongs_to_its_endpoint() {
        SessionClient session =
                SessionClient.begin(client().below("/servers/child"), "2025-06-18", "{}");

        assertThat(
                        client().send(
                                        client().post(
                                                        SessionClient.message("tools/list")
                                                                .toString())
                                                .header("Mcp-Session-Id", session.id()))
                                .status())
                .isEqualTo(404);
    }
}
