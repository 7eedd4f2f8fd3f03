package dev.switchboard.stack.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.switchboard.model.json.Json;
import dev.switchboard.model.problem.Problem;
import dev.switchboard.model.problem.ProblemKind;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests the proxy lets through, to whom, and what becomes of them on the way. */
class ProxyRoutesTest {

    @TempDir private static Path folder;

    private static Rehearsal stage;
    private static Origin origin;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Proxy.isInstalled(), Proxy.ABSENT);
        stage = Rehearsal.start(folder, UnaryOperator.identity());
        origin = stage.origin();
    }

    @AfterEach
    void forget() {
        stage.forget();
    }

    @AfterAll
    static void stop() throws Exception {
        if (stage != null) {
            stage.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST,   /update,                    ingest",
        "POST,   /updates?x=/contracts,      ingest",
        "POST,   /test/update,               ingest",
        "GET,    /update,                    ingest",
        "DELETE, /contracts/c-1,             ingest",
        "DELETE, /contracts?contract_id=a%2F, ingest",
        "DELETE, /api/contracts/c-1,         ingest",
        "GET,    /v3/api-docs/ingest,        ingest",
        "GET,    /contracts,                 broadcast",
        "HEAD,   /contracts/history?limit=1, broadcast",
        "GET,    /contracts/a..b,            broadcast",
        "POST,   /contracts,                 broadcast",
        "GET,    /api/contracts/%C3%BC%2Fx,  broadcast",
        "GET,    /calls?limit=1,             broadcast",
        "GET,    /ws,                        broadcast",
        "GET,    /api/stomp,                 broadcast",
        "GET,    /events,                    broadcast",
        "GET,    /ws/status,                 broadcast",
        "GET,    /ws/calls,                  broadcast",
        "GET,    /events/calls,              broadcast",
        "GET,    /docs,                      broadcast",
        "GET,    /swagger-ui/index.html,     broadcast",
        "GET,    /v3/api-docs,               broadcast",
        "GET,    /,                          broadcast",
        "GET,    /scene,                     broadcast",
        "GET,    /router,                    broadcast",
        "GET,    /ui/main.js,                broadcast",
        "GET,    /webjars/lit/index.js,      broadcast",
        "POST,   /mcp,                       router",
        "GET,    /api/mcp,                   router",
        "GET,    /sse,                       router",
        "POST,   /mcp/servers/weather,       router",
        "GET,    /servers,                   router",
        "DELETE, /api/servers/weather,       router",
        "PUT,    /views/analysts,            router",
        "GET,    /tools?q=a,                 router",
        "POST,   /tools/weather__a/call,     router",
        "GET,    /v3/api-docs/router,        router",
        "GET,    /features,                  router",
        "PUT,    /features/MCP_GATEWAY,      router",
    })
    void writes_go_to_ingest_calls_of_agents_to_the_router_and_all_else_to_broadcast(
            String method, String path, String kind) throws Exception {
        HttpResponse<?> answer = origin.open(method, path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Origin.servedBy(answer)).startsWith(kind);
        String asked = path.startsWith("/v3/api-docs/") ? "/v3/api-docs" : path;
        assertThat(stage.heads(kind))
                .singleElement()
                .asString()
                .startsWith(method + " " + asked + " HTTP/1.1\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/ui",
                "/ui/../actuator",
                "/actuator",
                "/actuator/health",
                "/api/actuator/prometheus",
                "/api/api/update",
                "//actuator",
                "/%61ctuator",
                "/contracts/../actuator/health",
                "/contracts/%2e%2E/actuator/health",
                "/contracts/.%2e/actuator/health",
                "/contracts/..;x/actuator/health",
                "/contracts/..%2factuator",
                "/contracts/..\\actuator",
                "/contracts/x/%2e%2e%5c..%5cactuator",
                "/contracts/./../actuator",
                "/contracts/..",
                "/swagger-ui/../actuator",
                "/v3/api-docs/../../actuator",
                "/contractsx",
                "/error",
                "http://app.example/actuator"
            })
    void what_is_not_offered_reaches_nobody(String path) throws Exception {
        try (RawCall call = new RawCall(stage.proxy().uri(), "GET " + path + " HTTP/1.1")) {
            assertThat(call.status()).isEqualTo(404);
        }
        assertThat(stage.heads("broadcast")).isEmpty();
        assertThat(stage.heads("ingest")).isEmpty();
    }

    @Test
    void what_is_not_offered_is_a_problem() throws Exception {
        var answer = origin.get("/nothing");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        Problem same = Problem.of(ProblemKind.NOT_FOUND, "there is nothing at /nothing");
        assertThat(Json.MAPPER.readTree(answer.body()))
                .isEqualTo(Json.MAPPER.readTree(Json.MAPPER.writeValueAsString(same)));
    }

    @Test
    void what_callers_say_of_where_they_come_from_is_not_passed_on() throws Exception {
        String head =
                """
                GET /contracts HTTP/1.1\r
                X-Forwarded-For: 192.0.2.1\r
                X-Forwarded-Proto: https\r
                X-Forwarded-Host: other.example\r
                X-Forwarded-Port: 7\r
                X-Forwarded-Prefix: /x\r
                Forwarded: for=192.0.2.1;host=other.example\
                """;
        try (RawCall call = new RawCall(stage.proxy().uri(), head)) {
            assertThat(call.status()).isEqualTo(200);
        }

        assertThat(stage.heads("broadcast").getFirst().toLowerCase(Locale.ROOT).lines())
                .filteredOn(line -> line.contains("forwarded"))
                .containsExactlyInAnyOrder(
                        "x-forwarded-for: 127.0.0.1",
                        "x-forwarded-proto: http",
                        "x-forwarded-host: app.example");
    }

    @Test
    void nobody_poses_as_a_router_before_a_router() throws Exception {
        var answer =
                origin.send(
                        origin.request("/mcp")
                                .header("Switchboard-Forwarded", "forged")
                                .header("Switchboard-Hop", "1")
                                .header("Mcp-Session-Id", "a.b")
                                .build());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(stage.heads("router"))
                .singleElement()
                .asString()
                .containsIgnoringCase("mcp-session-id: a.b")
                .containsIgnoringCase("switchboard-hop: 1")
                .doesNotContainIgnoringCase("switchboard-forwarded");
    }

    @Test
    void headers_as_large_as_the_services_take_pass() throws Exception {
        String large = "x".repeat(15_900);

        var answer = origin.send(origin.request("/contracts").header("X-Large", large).build());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(stage.heads("broadcast").getFirst()).contains(large);
    }

    @Test
    void bodies_pass_however_large() throws Exception {
        byte[] large = new byte[64 * 1024 * 1024];

        var answer =
                origin.send(
                        origin.request("/updates").POST(BodyPublishers.ofByteArray(large)).build());

        assertThat(answer.statusCode()).isEqualTo(200);
    }
}
