package dev.switchboard.stack.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.switchboard.checker.Checker;
import dev.switchboard.checker.Scale;
import dev.switchboard.checker.Target;
import dev.switchboard.checker.verdict.Breach;
import dev.switchboard.checker.verdict.Figure;
import dev.switchboard.checker.verdict.Verdict;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.stack.service.Service.Kind;
import dev.switchboard.testkit.Samples;
import dev.switchboard.testkit.soak.Soak;
import dev.switchboard.testkit.soak.SoakRow;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The whole of the compose file, running, as its users meet it. */
@Soak
@Tag("stack")
class StackTest {

    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Duration RUN = Duration.ofSeconds(30);

    private static final Map<Kind, String> FIRST =
            Map.of(Kind.INGEST, "ingest-1", Kind.BROADCAST, "broadcast-1");

    private static final List<Figure> HAPPENED =
            List.of(
                    Figure.UPDATES_ACKNOWLEDGED,
                    Figure.REPEATS,
                    Figure.KEYS_REUSED,
                    Figure.BAD_RECORDS,
                    Figure.DELIVERED_STOMP,
                    Figure.DELIVERED_WS,
                    Figure.DELIVERED_SSE,
                    Figure.DELIVERED_TEST,
                    Figure.CUTS,
                    Figure.SNAPSHOTS,
                    Figure.RESUMED_RECOVERED);

    @TempDir private static Path folder;

    private static RunningStack stack;

    @BeforeAll
    static void start() throws Exception {
        stack = RunningStack.start(folder);
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    private static Origin origin() {
        assumeTrue(stack.proxy().isPresent(), Proxy.ABSENT);
        return new Origin(stack.proxy().orElseThrow().uri());
    }

    /** Where the proxy is not installed, the services themselves are checked. */
    @Test
    void every_subscriber_gets_what_kafka_holds(SoakRow row) throws Exception {
        List<URI> nodes = stack.nodes(Kind.BROADCAST);
        URI ingest = stack.nodes(Kind.INGEST).getFirst();
        if (stack.proxy().isPresent()) {
            ingest = stack.proxy().orElseThrow().uri();
            nodes = List.of(ingest, ingest);
        } else {
            System.out.println(Proxy.ABSENT + "; the checker goes past it");
        }
        Target target = new Target(nodes, ingest, stack.bootstrapServers(), new Topics(""));

        Verdict verdict = new Checker(target, new Scale(row.seed(), RUN, 60, 200, 200)).run();

        row.breaches(
                verdict.found(Breach.LOST),
                verdict.found(Breach.DOUBLED),
                verdict.found(Breach.OUT_OF_ORDER),
                verdict.found(Breach.OTHER));
        if (verdict.total() > 0) {
            System.out.println(stack.output());
        }
        assertThat(verdict.total()).as(verdict.report()).isZero();
        assertThat(HAPPENED).allMatch(figure -> verdict.figure(figure) > 0);
        nodesAgree();
    }

    /** Through the proxy nobody can tell whose answer it was. */
    private static void nodesAgree() {
        List<URI> nodes = stack.nodes(Kind.BROADCAST);
        for (String path : List.of("/contracts?limit=1000", "/contracts/history?limit=1000")) {
            await().atMost(SOON)
                    .untilAsserted(() -> {
                        JsonNode one = new Origin(nodes.get(0)).getJson(path).path("data");
                        JsonNode two = new Origin(nodes.get(1)).getJson(path).path("data");
                        assertThat(one).isNotEmpty().isEqualTo(two);
                    });
        }
    }

    @Test
    void an_update_goes_in_through_ingest_and_comes_out_of_every_broadcast_node() throws Exception {
        Origin origin = origin();
        String id = UUID.randomUUID().toString();

        HttpResponse<String> answer = origin.post("/update", update(id), id);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(Origin.servedBy(answer)).startsWith("ingest-");
        await().atMost(SOON)
                .untilAsserted(() -> {
                    HttpResponse<String> read = origin.get("/api/contracts/" + id);
                    assertThat(read.statusCode()).isEqualTo(200);
                    assertThat(Origin.servedBy(read)).startsWith("broadcast-");
                });
        for (URI node : stack.nodes(Kind.BROADCAST)) {
            await().atMost(SOON)
                    .untilAsserted(() ->
                            assertThat(new Origin(node).get("/contracts/" + id).body())
                                    .contains(id));
        }
    }

    private static String update(String contract) {
        return Samples.JSON.replace("c-42", contract);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everything_that_a_service_describes_is_reached_through_the_origin(Kind kind)
            throws Exception {
        Origin origin = origin();
        JsonNode described =
                new Origin(stack.nodes(kind).getFirst()).getJson("/v3/api-docs").path("paths");
        assertThat(described).isNotEmpty();

        for (String path : described.propertyNames()) {
            for (String method : described.path(path).propertyNames()) {
                String asked = path.replaceAll("\\{.*?}", "none");
                var answer = origin.open(method.toUpperCase(Locale.ROOT), asked);
                answer.body().close(); // /events would go on

                assertThat(Origin.servedBy(answer))
                        .as(method + " " + path)
                        .startsWith(kind.name().toLowerCase(Locale.ROOT));
            }
        }
    }

    @Test
    void one_page_describes_both_services() throws Exception {
        Origin origin = origin();

        assertThat(origin.get("/docs").headers().firstValue("Location"))
                .contains("/swagger-ui/index.html");
        assertThat(origin.get("/swagger-ui/index.html").body()).contains("swagger-ui");
        JsonNode pages = origin.getJson("/v3/api-docs/swagger-config").path("urls");
        assertThat(pages).hasSize(2);
        assertThat(pages)
                .anySatisfy(page ->
                        assertThat(paths(origin, page))
                                .contains("/update")
                                .doesNotContain("/events"))
                .anySatisfy(page ->
                        assertThat(paths(origin, page))
                                .contains("/events")
                                .doesNotContain("/update"));
    }

    private static Set<String> paths(Origin origin, JsonNode page) throws Exception {
        String url = page.path("url").asString();
        return Set.copyOf(origin.getJson(url).path("paths").propertyNames());
    }

    @Test
    void operators_endpoints_are_not_reached_through_the_origin() throws Exception {
        Origin origin = origin();

        for (String path : List.of("/actuator", "/actuator/health", "/api/actuator/prometheus")) {
            HttpResponse<String> answer = origin.get(path);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .contains("application/problem+json");
        }
    }

    @Test
    void events_come_while_the_stream_goes_on() throws Exception {
        Origin origin = origin();
        String id = UUID.randomUUID().toString();

        HttpResponse<InputStream> stream = origin.open("GET", "/events?contract_id=" + id);
        try (BufferedReader events =
                new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            assertThat(origin.post("/update", update(id), id).statusCode()).isEqualTo(202);

            String line = events.readLine();
            while (line != null && !line.contains(id)) {
                line = events.readLine();
            }
            assertThat(line).startsWith("data: ");
        }
    }

    @Test
    void services_believe_the_proxy_under_which_address_they_are_called() throws Exception {
        Origin node = new Origin(stack.nodes(Kind.BROADCAST).getFirst());

        var ofThisOrigin =
                node.request("/contracts/status")
                        .header("X-Forwarded-Proto", "https")
                        .header("X-Forwarded-Host", "app.example")
                        .header("Origin", "https://app.example");

        assertThat(node.send(ofThisOrigin.build()).statusCode()).isEqualTo(200);
        assertThat(
                        node.send(ofThisOrigin.setHeader("Origin", "https://x.example").build())
                                .statusCode())
                .isEqualTo(403);
    }

    @Test
    void nodes_that_are_killed_are_missed_by_nobody_and_used_again() throws Exception {
        Origin origin = origin();
        for (String name : FIRST.values()) {
            stack.service(name).program().kill();
            assertThat(stack.isHealthy(name)).isFalse();
        }

        assertThat(stack.isHealthy("origin")).isTrue();
        for (int i = 0; i < 20; i++) {
            for (Kind kind : Kind.values()) {
                HttpResponse<String> answer = ask(origin, kind);
                assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
                assertThat(Origin.servedBy(answer)).isNotEqualTo(FIRST.get(kind));
            }
        }

        for (String name : FIRST.values()) {
            stack.service(name).startAgain();
        }
        for (Kind kind : Kind.values()) {
            await().atMost(SOON)
                    .untilAsserted(() ->
                            assertThat(Origin.servedBy(ask(origin, kind)))
                                    .isEqualTo(FIRST.get(kind)));
        }
    }

    private static HttpResponse<String> ask(Origin origin, Kind kind) throws Exception {
        return switch (kind) {
            case INGEST -> origin.post("/update", update("asked"), UUID.randomUUID().toString());
            case BROADCAST -> origin.get("/contracts");
        };
    }
}
