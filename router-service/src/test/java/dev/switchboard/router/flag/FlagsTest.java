package dev.switchboard.router.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.model.flag.FeatureFlag;
import dev.switchboard.model.json.Json;
import dev.switchboard.router.McpClient;
import dev.switchboard.router.RouterTest;
import dev.switchboard.testkit.description.DescribedCalls;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Flags of a running router, over HTTP. */
final class FlagsTest extends RouterTest {

    /** Asked for when tools are listed and called, by no path. */
    private static final Set<FeatureFlag> WITHOUT_A_PATH = EnumSet.of(FeatureFlag.CONTRACT_TOOLS);

    private static final String FLAG = "/features/MCP_GATEWAY";

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    @AfterEach
    void allHaveTheirDefaults() {
        for (FeatureFlag flag : FeatureFlag.values()) {
            await().until(() -> delete("/features/" + flag).statusCode() == 200);
        }
    }

    @Test
    void every_flag_gates_something() {
        Set<FeatureFlag> gating =
                GatedPaths.ALL.values().stream()
                        .flatMap(flags -> flags.stream())
                        .collect(Collectors.toCollection(() -> EnumSet.copyOf(WITHOUT_A_PATH)));

        assertThat(gating).containsExactlyInAnyOrder(FeatureFlag.values());
    }

    @ParameterizedTest
    @EnumSource
    void what_a_flag_gates_is_gone_while_it_is_off_and_says_so(FeatureFlag flag) throws Exception {
        put("/features/" + flag, "{\"enabled\": false}");

        for (var gated : GatedPaths.ALL.entrySet()) {
            if (gated.getValue().contains(flag)) {
                assertOff(get(gated.getKey()), flag);
                assertOff(get("/api" + gated.getKey()), flag);
                assertOff(get(gated.getKey() + "/below"), flag);
                assertOff(get(gated.getKey().replace("s", "%73").replace("m", "%6d")), flag);
            }
        }
        assertThat(get("/features").statusCode()).isEqualTo(200);
    }

    private static void assertOff(HttpResponse<String> answer, FeatureFlag flag) {
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(answer.body()).contains("urn:switchboard:problem:feature-off", flag.name());
    }

    @Test
    void the_endpoint_is_there_again_once_its_flag_is_on() throws Exception {
        put(FLAG, "{\"enabled\": false}");
        assertThat(client().send(McpClient.message("tools/list")).status()).isEqualTo(404);

        put(FLAG, "{\"enabled\": true}");

        assertThat(client().send(McpClient.message("tools/list")).status()).isEqualTo(200);
    }

    @Test
    void contracts_are_not_offered_while_their_flag_is_off() throws Exception {
        put("/features/CONTRACT_TOOLS", "{\"enabled\": false}");

        for (String list : List.of("tools", "resources", "resources/templates", "prompts")) {
            assertThat(client().send(McpClient.message(list + "/list")).response().body())
                    .contains("resultType")
                    .doesNotContain("contract");
        }
        assertThat(client().send(McpClient.call("contracts_submit", "{}")).errorMessage())
                .contains("Unknown tool");

        put("/features/CONTRACT_TOOLS", "{\"enabled\": true}");

        assertThat(client().send(McpClient.message("tools/list")).response().body())
                .contains("contracts_submit");
    }

    @Test
    void a_flag_tells_what_rules_it_and_who_set_it_when() throws Exception {
        JsonNode before = json(get(FLAG));
        assertThat(before.path("source").asString()).isEqualTo("default");
        assertThat(before.has("changed_at")).isFalse();

        JsonNode set = json(put(FLAG, "{\"enabled\": false, \"changed_by\": \"on-call\"}"));

        assertThat(set).isEqualTo(json(get(FLAG)));
        assertThat(set.path("enabled").booleanValue()).isFalse();
        assertThat(set.path("default").booleanValue()).isTrue();
        assertThat(set.path("source").asString()).isEqualTo("override");
        assertThat(set.path("changed_by").asString()).isEqualTo("on-call");
        assertThat(set.path("changed_at").asString()).endsWith("Z");
        assertThat(json(delete(FLAG))).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"enabled\": \"false\"}",
                "{\"enabled\": null}",
                "{\"enabled\": true, \"changed_by\": \"\"}",
                "{\"enabled\": true, \"changed_by\": 7}",
                "{\"enabled\": true, \"changed_by\": \"\\u0000\"}",
                "{\"enabled\": true, \"for\": 7}"
            })
    void a_change_that_is_none_is_refused_with_what_is_wrong(String body) throws Exception {
        HttpResponse<String> answer = put(FLAG, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("violations")).isNotEmpty();
        assertThat(json(get(FLAG)).path("source").asString()).isEqualTo("default");
    }

    @Test
    void every_answer_described_is_given_and_is_as_described() {
        DescribedCalls calls = DescribedCalls.at(client().port());

        calls.expect(200, "get /features", "/features", r -> {});
        calls.expect(400, "get /features", "/features?on=1", r -> {});
        calls.expect(406, "get /features", "/features", r -> r.header("Accept", "text/html"));
        calls.expect(403, "get /features", "/features", FlagsTest::foreign);
        String one = " /features/{name}";
        calls.expect(200, "put" + one, FLAG, change("{\"enabled\": false, \"changed_by\": \"x\"}"));
        calls.expect(400, "put" + one, FLAG, change("{"));
        calls.expect(400, "put" + one, FLAG, change("[]"));
        calls.expect(400, "put" + one, FLAG, change("{}"));
        calls.expect(413, "put" + one, FLAG, change(" ".repeat(2_000_000)));
        calls.expect(415, "put" + one, FLAG, r -> r.PUT(BodyPublishers.ofString("{}")));
        calls.expect(200, "get" + one, FLAG, r -> {});
        for (String method : new String[] {"get", "put", "delete"}) {
            Consumer<HttpRequest.Builder> call =
                    method.equals("put")
                            ? change("{\"enabled\": true}")
                            : r ->
                                    r.method(
                                            method.toUpperCase(Locale.ROOT),
                                            BodyPublishers.noBody());
            calls.expect(400, method + one, FLAG + "?on=1", call);
            calls.expect(403, method + one, FLAG, call.andThen(FlagsTest::foreign));
            calls.expect(404, method + one, "/features/COLOUR", call);
            calls.expect(
                    406, method + one, FLAG, call.andThen(r -> r.header("Accept", "text/html")));
        }
        calls.expect(200, "delete" + one, FLAG, HttpRequest.Builder::DELETE);

        // For 409 and 503 see FlagReplicasTest; 500 is for what nobody expects.
        assertThat(calls.neverAnswered())
                .filteredOn(answer -> answer.contains("/features"))
                .allMatch(answer -> answer.matches(".* (409|500|503)"));
        assertThat(calls.neverMet()).allMatch(property -> property.contains("variable"));
        assertThat(calls.faultyExamples()).isEmpty();
    }

    private static Consumer<HttpRequest.Builder> change(String body) {
        return request ->
                request.PUT(BodyPublishers.ofString(body))
                        .header("Content-Type", "application/json");
    }

    private static void foreign(HttpRequest.Builder request) {
        request.header("Origin", "https://evil.example.com");
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return Json.MAPPER.readTree(answer.body());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(path, r -> {});
    }

    private HttpResponse<String> put(String path, String body) throws Exception {
        return send(path, change(body));
    }

    private HttpResponse<String> delete(String path) throws Exception {
        return send(path, HttpRequest.Builder::DELETE);
    }

    private HttpResponse<String> send(String path, Consumer<HttpRequest.Builder> how)
            throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d%s".formatted(client().port(), path)));
        how.accept(request);
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
