package dev.switchboard.router.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.router.McpClient;
import dev.switchboard.router.RouterWithServersTest;
import dev.switchboard.router.SessionClient;
import dev.switchboard.router.catalog.Catalog;
import dev.switchboard.router.catalog.CatalogAdministration;
import dev.switchboard.router.catalog.NameFilter;
import dev.switchboard.router.catalog.StoredServer.Origin;
import dev.switchboard.router.catalog.View;
import dev.switchboard.router.catalog.ViewAdministration;
import dev.switchboard.router.outbound.Headers;
import dev.switchboard.router.outbound.OutboundUrl;
import dev.switchboard.router.server.Endpoints;
import dev.switchboard.router.upstream.ServerConfiguration;
import dev.switchboard.router.upstream.ServerEndpoint;
import dev.switchboard.router.upstream.ServerName;
import dev.switchboard.testkit.client.EventClient;
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
    @Autowired private CatalogAdministration servers;
    @Autowired private Catalog catalog;
    @Autowired private Endpoints endpoints;

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
        views.put(everything(name), null);
        McpClient view = client().below("/views/gone");
        SessionClient session = SessionClient.begin(view, "2025-06-18", "{}");

        views.remove(name);

        assertThat(view.send(McpClient.message("tools/list")).status()).isEqualTo(404);
        assertThat(session.send(SessionClient.message("tools/list")).status()).isEqualTo(404);

        views.put(everything(name), null);
        assertThat(session.send(SessionClient.message("tools/list")).status()).isEqualTo(404);
        assertThat(tools(view)).contains("contracts_status");
        views.remove(name);
    }

    private static View everything(ServerName name) {
        return new View(name, "", Optional.empty(), NameFilter.ALL, NameFilter.ALL, NameFilter.ALL);
    }

    @Test
    void streams_at_a_view_end_when_it_is_removed() {
        ServerName name = new ServerName("streams");
        views.put(everything(name), null);
        McpClient view = client().below("/views/streams");
        SessionClient session = SessionClient.begin(view, "2025-06-18", "{}");
        ObjectNode listen = McpClient.message("subscriptions/listen");
        listen.withObject("/params/notifications").put("toolsListChanged", true);

        try (EventClient ofSession = session.listen();
                EventClient stateless = view.stream(listen)) {
            assertThat(stateless.next().method())
                    .isEqualTo("notifications/subscriptions/acknowledged");

            views.remove(name);

            assertThat(stateless.rest().getLast().has("result")).isTrue();
            assertThat(ofSession.rest()).allMatch(it -> it.path("method").isString());
        }
    }

    @Test
    void a_call_in_a_session_at_a_view_is_cancelled_when_that_is_removed() throws Exception {
        ServerName name = new ServerName("calls");
        views.put(everything(name), null);
        SessionClient session =
                SessionClient.begin(client().below("/views/calls"), "2025-06-18", "{}");
        primitives().forget();

        try (EventClient call = session.stream(SessionClient.call("test_wait"))) {
            primitives().await("began");
            views.remove(name);

            primitives().await("interrupted");
            assertThat(call.rest().getLast().at("/error/message").asString())
                    .contains("the session ended");
        }
    }

    @Test
    void sessions_with_a_server_end_when_it_is_removed() {
        int before = endpoints().count();
        servers.register(
                new ServerConfiguration(
                        new ServerName("leaving"),
                        new ServerEndpoint.Http(
                                OutboundUrl.parse("http://127.0.0.1:1/mcp"),
                                false,
                                Headers.NONE,
                                false),
                        true,
                        false),
                Origin.API,
                null);
        SessionClient session =
                SessionClient.begin(client().below("/servers/leaving"), "2025-06-18", "{}");
        assertThat(endpoints().count()).isEqualTo(before + 1);

        try (EventClient events = session.listen()) {
            servers.remove(new ServerName("leaving"));

            assertThat(events.rest()).allMatch(it -> it.path("method").isString());
        }
        assertThat(endpoints().count()).isEqualTo(before);
    }

    @Test
    void views_that_come_and_go_leave_nothing_behind() {
        List<Integer> before = counts();

        for (int i = 0; i < 50; i++) {
            ServerName name = new ServerName("v" + i);
            views.put(everything(name), null);
            assertThat(tools(client().below("/views/" + name))).contains("contracts_status");
            assertThat(counts())
                    .zipSatisfy(before, (now, then) -> assertThat(now).isGreaterThan(then));
            views.remove(name);
        }

        assertThat(counts()).isEqualTo(before);
    }

    /** Of endpoints, and of those who listen for their changes. */
    private List<Integer> counts() {
        return List.of(endpoints().count(), endpoints().ownListeners(), catalog.listeners());
    }

    private RouterEndpoints endpoints() {
        return (RouterEndpoints) endpoints;
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
