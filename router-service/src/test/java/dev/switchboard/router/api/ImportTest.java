package dev.switchboard.router.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.router.RouterTest;
import dev.switchboard.router.api.RestClient.Answer;
import dev.switchboard.testkit.ClosedPort;
import dev.switchboard.testkit.StubServer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Imports from a registry by a running router, over HTTP. */
class ImportTest extends RouterTest {

    /** Addresses where nobody may be reached. */
    static final String LISTED =
            """
            {"servers": [
              {"server": {"name": "io.example/weather", "remotes": [
                {"type": "streamable-http", "url": "http://10.1.2.3:9/weather"}]}},
              {"server": {"name": "io.other/weather", "remotes": [
                {"type": "sse", "url": "http://10.1.2.3:9/other", "headers": [
                  {"name": "X-Plan", "value": "free"},
                  {"name": "Authorization", "isRequired": true, "isSecret": true}]}]}},
              {"server": {"name": "io.example/switchboard", "remotes": [
                {"type": "sse", "url": "http://10.1.2.3:9/own"}]}},
              {"server": {"name": "io.example/odd", "remotes": [
                {"type": "sse", "url": "http://10.1.2.3:9/odd", "headers": [
                  {"name": "Mcp-Session-Id", "value": "mine"}]}]}},
              {"server": {"name": "io.example/local", "packages": [{"identifier": "x"}]}}]}\
            """;

    private RestClient rest = new RestClient(0);
    private StubServer registry;

    @BeforeEach
    void start() throws IOException {
        rest = new RestClient(client().port());
        registry = new StubServer(_ -> new StubServer.Reply(200, Map.of(), LISTED));
    }

    @AfterEach
    void remove() {
        registry.close();
        List.of("weather", "weather-2", "switchboard-2")
                .forEach(name -> rest.delete("/servers/" + name));
    }

    @Test
    void servers_of_a_registry_are_registered_once() {
        String body =
                "{\"registry\": \"%s\", \"changed_by\": \"a test\"}".formatted(registry.url());

        Answer first = rest.post("/api/servers/import", body);

        assertThat(first.status()).isEqualTo(200);
        assertThat(names(first, "registered"))
                .containsExactly("weather", "weather-2", "switchboard-2");
        assertThat(first.json().at("/registered/0/enabled").asBoolean()).isTrue();
        assertThat(first.json().at("/registered/1/reason").asString()).contains("Authorization");
        assertThat(first.json().path("skipped").valueStream())
                .extracting(it -> it.path("registry_name").asString())
                .containsExactly("io.example/odd", "io.example/local");
        assertThat(first.json().path("complete").asBoolean()).isTrue();
        JsonNode second = rest.get("/servers/weather-2").json();
        assertThat(second.path("origin").asString()).isEqualTo("registry");
        assertThat(second.path("state").asString()).isEqualTo("disabled");
        assertThat(second.path("transport").asString()).isEqualTo("sse");
        assertThat(second.path("headers")).hasToString("{\"X-Plan\":null}");
        assertThat(second.path("changed_by").asString()).isEqualTo("a test");

        Answer again = rest.post("/servers/import", body);

        assertThat(again.json().path("registered")).isEmpty();
        assertThat(names(again, "existing"))
                .containsExactly("weather", "weather-2", "switchboard-2");
    }

    @Test
    void only_what_is_named_is_registered() {
        Answer named =
                rest.post(
                        "/servers/import",
                        """
                        {"registry": "%s/", "names": ["io.example/weather", "io.example/none"]}\
                        """
                                .formatted(registry.url()));

        assertThat(names(named, "registered")).containsExactly("weather");
        assertThat(named.json().at("/skipped/0/reason").asString()).contains("does not have it");
        assertThat(registry.requests())
                .extracting(StubServer.Request::path)
                .containsExactly(
                        "/v0.1/servers?version=latest&limit=100&search=io.example%2Fweather",
                        "/v0.1/servers?version=latest&limit=100&search=io.example%2Fnone");
    }

    @Test
    void a_registry_that_cannot_be_read_is_told() throws IOException {
        try (ClosedPort nobody = new ClosedPort();
                StubServer other = StubServer.accepting()) {
            assertThat(importFrom("http://" + nobody.address()).status()).isEqualTo(502);
            assertThat(importFrom(other.url()).detail()).contains("status 202");
        }
        Answer forbidden = importFrom("http://10.1.2.3:9");
        assertThat(forbidden.status()).isEqualTo(409);
        assertThat(forbidden.detail()).contains("switchboard.outbound.allowed-addresses");
    }

    private Answer importFrom(String registry) {
        return rest.post("/servers/import", "{\"registry\": \"%s\"}".formatted(registry));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /registry",
                "{'registry': 'ftp://x'} | /registry",
                "{'registry': 'http://x/?a'} | /registry",
                "{'registry': 'http://x/', 'names': []} | /names",
                "{'registry': 'http://x/', 'names': [7], 'token': 'y'} | /names/0 /token",
                "{'registry': 'http://x/', 'search': 'a', 'names': ['b']} | /search",
            })
    void an_import_that_is_none_is_refused(String body, String pointers) {
        Answer refused = rest.post("/servers/import", body.replace('\'', '"'));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(String.join(" ", refused.pointers())).isEqualTo(pointers);
    }

    private static List<String> names(Answer answer, String list) {
        return answer.json()
                .path(list)
                .valueStream()
                .map(it -> it.path("name").asString())
                .toList();
    }
}
