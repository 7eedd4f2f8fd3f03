package dev.switchboard.router.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.switchboard.router.outbound.Headers;
import dev.switchboard.router.outbound.OutboundUrl;
import dev.switchboard.router.protocol.Era;
import dev.switchboard.router.protocol.McpException;
import dev.switchboard.router.upstream.StubMcpServer.Behaviour;
import dev.switchboard.router.upstream.StubMcpServer.Speaks;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the transport of a server at a URL is found. */
class HttpProbeTest extends HttpUpstreams {

    private static final String ERROR =
            "{\"jsonrpc\": \"2.0\", \"id\": %s, \"error\": {\"code\": %d, \"message\": \"no\"%s}}";

    private static Behaviour error(int status, String id, int code, String data) {
        return call -> {
            call.header("Content-Type", "application/json");
            String itsId = id.equals("its") ? call.message().path("id").toString() : id;
            call.status(status, ERROR.formatted(itsId, code, data));
        };
    }

    private static Behaviour unsupported(String versions) {
        return error(400, "its", -32022, ", \"data\": {\"supported\": [%s]}".formatted(versions));
    }

    @ParameterizedTest
    @CsvSource({
        "400, its,  -32601",
        "404, its,  -32601",
        "404, null, -32601",
        "200, its,  -32601",
        "400, its,  -32602",
        "400, null, -32000",
        "404, null, -32001",
        "405, null, -32000",
        "400, its,  -32022"
    })
    void any_other_error_means_a_server_with_sessions(int status, String id, int code)
            throws InterruptedException {
        StubMcpServer server = server(Speaks.SESSION);
        server.on("server/discover", error(status, id, code, ""));

        assertThat(upstream(server).connect().era()).isEqualTo(Era.SESSION);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 405, 406, 415})
    void a_status_without_a_message_means_a_server_with_sessions(int status)
            throws InterruptedException {
        StubMcpServer server = server(Speaks.SESSION);
        server.on("server/discover", call -> call.status(status, ""));

        assertThat(upstream(server).connect().era()).isEqualTo(Era.SESSION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"tools\": []}", "{\"supportedVersions\": [\"2025-11-25\"]}"})
    void a_result_that_offers_no_revision_of_the_era_means_a_server_with_sessions(String result)
            throws InterruptedException {
        StubMcpServer server = server(Speaks.SESSION);
        server.on("server/discover", call -> call.result(result));

        assertThat(upstream(server).connect().era()).isEqualTo(Era.SESSION);
    }

    @Test
    void a_version_that_is_refused_and_offered_is_asked_for_once_more()
            throws InterruptedException {
        StubMcpServer server = server(Speaks.STATELESS);
        server.on(
                "server/discover", unsupported("\"2026-07-28\""), server.usual("server/discover"));

        assertThat(upstream(server).connect().era()).isEqualTo(Era.STATELESS);
        assertThat(server.methods()).containsExactly("server/discover", "server/discover");
    }

    @Test
    void a_version_that_is_refused_twice_is_not_asked_for_again() {
        StubMcpServer server = server(Speaks.STATELESS);
        server.on("server/discover", unsupported("\"2026-07-28\""));

        assertThat(refused(server)).contains("it speaks the revisions [2026-07-28]");
        assertThat(server.methods()).containsExactly("server/discover", "server/discover");
    }

    @Test
    void a_server_that_offers_revisions_with_sessions_only_gets_a_session()
            throws InterruptedException {
        StubMcpServer server = server(Speaks.SESSION);
        server.on("server/discover", unsupported("\"2027-01-01\", \"2025-11-25\""));

        assertThat(upstream(server).connect().era()).isEqualTo(Era.SESSION);
    }

    @Test
    void a_server_without_a_revision_in_common_is_not_spoken_with() {
        StubMcpServer server = server(Speaks.STATELESS);
        server.on("server/discover", unsupported("\"2027-01-01\""));

        assertThat(refused(server))
                .contains("it speaks the revisions [2027-01-01], the router [2026-07-28]");
        assertThat(server.methods()).containsExactly("server/discover");
    }

    @ParameterizedTest
    @ValueSource(ints = {-32020, -32021})
    void other_errors_of_the_era_are_told(int code) {
        StubMcpServer server = server(Speaks.STATELESS);
        server.on("server/discover", error(400, "its", code, ""));

        assertThat(refused(server)).contains("it refuses the handshake: no");
        assertThat(server.methods()).containsExactly("server/discover");
    }

    @ParameterizedTest
    @CsvSource({
        "401, wants credentials",
        "403, wants credentials",
        "429, status 429",
        "500, status 500",
        "503, status 503"
    })
    void a_status_that_says_nothing_of_the_era_is_told(int status, String message) {
        StubMcpServer server = server(Speaks.SESSION);
        server.on("server/discover", call -> call.status(status, "{}"));

        assertThat(refused(server)).contains(message);
        assertThat(server.methods()).containsExactly("server/discover");
    }

    @Test
    void a_server_that_does_not_answer_the_probe_is_tried_again_later() {
        StubMcpServer server = server(Speaks.SESSION);
        server.on("server/discover", StubCall::awaitClosed);
        Upstream upstream = upstream(server.url(), TestUpstreams.withProbe(Duration.ofMillis(200)));

        assertThat(refused(upstream)).contains("more than 0.2 s");
        assertThat(server.methods()).containsExactly("server/discover");
    }

    @Test
    void nobody_at_the_address_is_told() {
        StubMcpServer server = server(Speaks.SESSION);
        OutboundUrl url = server.url();
        server.stop();

        assertThat(refused(upstream(url, TestUpstreams.LIMITS))).contains("it refuses connections");
    }

    @Test
    void an_address_without_a_server_says_how_it_was_tried() {
        StubMcpServer server = server(Speaks.SESSION);
        for (String method : new String[] {"server/discover", "initialize", "GET"}) {
            server.on(method, call -> call.status(404, "<html>"));
        }

        assertThat(refused(server))
                .contains(
                        "there is no MCP endpoint: on POST it answered with status 404; on GET it"
                                + " answered with status 404");
    }

    @Test
    void a_server_that_is_named_as_http_sse_is_not_probed() throws InterruptedException {
        StubMcpServer server = server(Speaks.SSE);
        Upstream upstream =
                upstream(
                        new ServerEndpoint.Http(server.url(), true, Headers.NONE, true),
                        TestUpstreams.LIMITS);

        assertThat(call(upstream, "echo", "{\"text\": \"one\"}")).isEqualTo("one");
        assertThat(server.methods())
                .containsExactly("GET", "initialize", "notifications/initialized", "tools/call");
    }

    @Test
    void what_a_server_speaks_is_remembered() throws InterruptedException {
        StubMcpServer server = server(Speaks.SESSION);
        Upstream upstream = upstream(server);
        call(upstream, "echo", "{}");

        server.loseSessions();
        call(upstream, "echo", "{}");

        assertThat(server.seen("server/discover")).hasSize(1);
        assertThat(server.seen("initialize")).hasSize(2);
    }

    @Test
    void a_server_that_is_of_the_newer_era_now_is_probed_again() throws InterruptedException {
        StubMcpServer server = server(Speaks.SESSION);
        Upstream upstream = upstream(server);
        call(upstream, "echo", "{}");

        server.loseSessions();
        server.on("initialize", unsupported("\"2026-07-28\""));
        server.on(
                "server/discover",
                call ->
                        call.result(
                                """
                                {"supportedVersions": ["2026-07-28"], "capabilities": {}}\
                                """));

        assertThat(call(upstream, "echo", "{\"text\": \"new\"}")).isEqualTo("new");
        assertThat(upstream.connect().era()).isEqualTo(Era.STATELESS);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404})
    void a_server_that_is_of_the_older_era_now_is_probed_again(int status)
            throws InterruptedException {
        StubMcpServer server = server(Speaks.SESSION);
        server.on(
                "server/discover",
                call ->
                        call.result(
                                """
                                {"supportedVersions": ["2026-07-28"], "capabilities": {}}\
                                """),
                call -> call.status(status, ""));
        server.on("tools/call", call -> call.status(status, ""), server.usual("tools/call"));
        Upstream upstream = upstream(server);
        assertThat(upstream.connect().era()).isEqualTo(Era.STATELESS);

        assertThat(call(upstream, "echo", "{\"text\": \"old\"}")).isEqualTo("old");
        assertThat(upstream.connect().era()).isEqualTo(Era.SESSION);
    }

    @Test
    void a_server_from_elsewhere_is_not_reached_at_a_private_address() {
        StubMcpServer server = server(Speaks.STATELESS);
        Upstream upstream =
                upstream(
                        new ServerEndpoint.Http(server.url(), false, Headers.NONE, false),
                        TestUpstreams.LIMITS);

        assertThat(refused(upstream)).contains("switchboard.outbound.allowed-addresses");
        assertThat(server.methods()).isEmpty();
    }

    @Test
    void headers_of_the_entry_are_sent_and_not_shown() {
        StubMcpServer server = server(Speaks.STATELESS);
        server.on("server/discover", call -> call.status(401, ""));
        ServerEndpoint.Http endpoint =
                new ServerEndpoint.Http(
                        server.url(),
                        false,
                        Headers.NONE.with("Authorization", "Bearer hidden"),
                        true);

        assertThat(refused(upstream(endpoint, TestUpstreams.LIMITS)) + endpoint)
                .doesNotContain("hidden");
        assertThat(server.seen("server/discover").getFirst().header("Authorization"))
                .isEqualTo("Bearer hidden");
    }

    @Test
    void headers_of_the_transport_cannot_be_those_of_an_entry() {
        for (String name : Map.of("mcp-name", 1, "Accept", 2).keySet()) {
            IllegalArgumentException refused =
                    catchThrowableOfType(
                            IllegalArgumentException.class,
                            () -> ServerEndpoint.Http.check(Headers.NONE.with(name, "x")));
            assertThat(refused).hasMessageContaining(name);
        }
    }

    private String refused(StubMcpServer server) {
        return refused(upstream(server));
    }

    private static String refused(Upstream upstream) {
        return catchThrowableOfType(McpException.class, upstream::connect).message();
    }
}
