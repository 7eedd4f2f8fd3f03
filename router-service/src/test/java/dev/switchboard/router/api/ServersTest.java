package dev.switchboard.router.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.router.RouterWithServersTest;
import dev.switchboard.router.api.RestClient.Answer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Servers of a running router, over HTTP. */
class ServersTest extends RouterWithServersTest {

    /** Nobody may be reached there, so that nobody is. */
    private static final String URL = "http://10.1.2.3:9/mcp";

    private static final String WEATHER =
            """
            {"name": "weather", "url": "%s", "transport": "sse", "stateful": true,
             "headers": {"Authorization": "Bearer hidden", "X-Tenant": "hidden, too"},
             "changed_by": "a test"}\
            """
                    .formatted(URL);

    private RestClient rest = new RestClient(0);

    @BeforeEach
    void childrenAreListed() {
        rest = new RestClient(client().port());
        await().until(() -> child("child").path("tools").asInt() > 0);
        await().until(() -> child("child_2026").path("tools").asInt() > 0);
    }

    @AfterEach
    void remove() {
        rest.delete("/servers/weather");
    }

    private JsonNode child(String name) {
        return rest.get("/servers/" + name).json();
    }

    @Test
    void servers_of_the_file_are_shown_with_what_they_offer() {
        Answer all = rest.get("/servers");

        assertThat(all.each("name")).containsExactly("child", "child_2026");
        assertThat(rest.get("/api/servers").each("name")).isEqualTo(all.each("name"));
        JsonNode child = all.json().at("/data/0");
        assertThat(child.path("origin").asString()).isEqualTo("file");
        assertThat(child.path("transport").asString()).isEqualTo("stdio");
        assertThat(child.path("resources").asInt()).isEqualTo(2);
        assertThat(child.has("created_at")).isFalse();
        JsonNode one = rest.get("/servers/CHILD").json();
        assertThat(one.path("era").asString()).isEqualTo("session");
        assertThat(one.path("protocol_version").asString()).isEqualTo("2025-06-18");
        assertThat(one.at("/server_info/name").asString()).isEqualTo("child");
        assertThat(one.at("/capabilities/tools/listChanged").asBoolean()).isTrue();
        assertThat(one.path("stderr").toString()).contains("child server");
        assertThat(one.toString()).doesNotContain("-cp");
    }

    @Test
    void a_server_is_registered_changed_and_removed() {
        Answer registered = rest.post("/api/servers", WEATHER);

        assertThat(registered.status()).isEqualTo(201);
        assertThat(registered.response().headers().firstValue("Location"))
                .contains("servers/weather");
        assertThat(registered.response().uri().resolve("servers/weather").getPath())
                .isEqualTo("/api/servers/weather");
        JsonNode server = rest.get("/servers/weather").json();
        assertThat(server.path("origin").asString()).isEqualTo("api");
        assertThat(server.path("url").asString()).isEqualTo(URL);
        assertThat(server.path("transport").asString()).isEqualTo("sse");
        assertThat(server.path("stateful").asBoolean()).isTrue();
        assertThat(server.path("enabled").asBoolean()).isTrue();
        assertThat(server.path("changed_by").asString()).isEqualTo("a test");
        assertThat(server.path("headers"))
                .hasToString("{\"Authorization\":null,\"X-Tenant\":null}");
        await().until(() -> child("weather").path("state").asString().equals("unavailable"));
        assertThat(child("weather").path("reason").asString()).isNotEmpty();

        Answer changed =
                rest.put(
                        "/servers/Weather",
                        """
                        {"url": "%s", "headers": {"authorization": null}, "enabled": false}\
                        """
                                .formatted(URL));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().path("headers")).hasToString("{\"authorization\":null}");
        assertThat(changed.json().path("state").asString()).isEqualTo("disabled");
        assertThat(changed.json().path("transport").asString()).isEqualTo("streamable-http");
        assertThat(changed.json().has("changed_by")).isFalse();
        assertThat(rest.post("/servers/weather/refresh", "").status()).isEqualTo(409);

        assertThat(rest.delete("/servers/weather").status()).isEqualTo(204);
        assertThat(rest.get("/servers/weather").status()).isEqualTo(404);
    }

    @Test
    void values_of_headers_are_in_no_answer() {
        assertThat(rest.post("/servers", WEATHER).response().body()).doesNotContain("hidden");
        assertThat(rest.get("/servers").response().body()).doesNotContain("hidden");
        assertThat(
                        rest.put(
                                        "/servers/weather",
                                        """
                                        {"url": "http://a/", "headers": {"a b": "hidden",
                                         "X": "hidden\\n", "Mcp-Session-Id": "hidden",
                                         "Y": ["hidden"]}}\
                                        """)
                                .response()
                                .body())
                .contains("/headers/X", "/headers/a b", "/headers/Mcp-Session-Id", "/headers/Y")
                .doesNotContain("hidden");
    }

    @Test
    void a_header_keeps_its_value_only_if_there_is_one() {
        rest.post("/servers", WEATHER);

        Answer refused =
                rest.put(
                        "/servers/weather",
                        "{\"url\": \"%s\", \"headers\": {\"X-Other\": null}}".formatted(URL));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.pointers()).containsExactly("/headers/X-Other");
        assertThat(child("weather").path("headers").size()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /name /url",
                "[] | ''",
                "{'name': 'a b', 'url': 'ftp://x'} | /name /url",
                "{'name': 'switchboard', 'url': 'http://x/'} | /name",
                "{'name': 7, 'url': 7} | /name /url",
                "{'name': 'a', 'url': 'http://me:secret@x/'} | /url",
                "{'name': 'a', 'url': 'http://x/#a'} | /url",
                "{'name': 'a', 'url': 'http://x/', 'transport': 'stdio'} | /transport",
                "{'name': 'a', 'url': 'http://x/', 'command': 'sh'} | /command",
                "{'name': 'a', 'url': 'http://x/', 'headers': []} | /headers",
                "{'name': 'a', 'url': 'http://x/', 'headers': {'X': null}} | /headers/X",
                "{'name': 'a', 'url': 'http://x/', 'headers': {'X': 'a', 'x': 'b'}} | /headers/x",
                "{'name': 'a', 'url': 'http://x/', 'headers': {'Host': 'b'}} | /headers/Host",
                "{'name': 'a', 'url': 'http://x/', 'enabled': 1, 'stateful': ''} | /enabled /stateful",
                "{'name': 'a', 'url': 'http://x/', 'changed_by': '\\ud800'} | /changed_by",
            })
    void all_that_is_wrong_with_a_registration_is_told_at_once(String body, String pointers) {
        Answer refused = rest.post("/servers", body.replace('\'', '"'));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(String.join(" ", refused.pointers())).isEqualTo(pointers);
        assertThat(rest.get("/servers").each("name")).doesNotContain("a");
    }

    @Test
    void a_name_is_given_once_and_those_of_the_file_belong_to_it() {
        rest.post("/servers", WEATHER);

        assertThat(rest.post("/servers", WEATHER.replace("weather", "Weather")).status())
                .isEqualTo(409);
        assertThat(rest.post("/servers", WEATHER.replace("weather", "Child")).detail())
                .contains("start-up file");
        assertThat(rest.delete("/servers/child").status()).isEqualTo(409);
        assertThat(rest.put("/servers/child", "{\"url\": \"%s\"}".formatted(URL)).status())
                .isEqualTo(409);
    }

    @Test
    void a_changed_tool_is_shown_in_both_versions_until_it_is_approved() {
        String call = "/tools/child__change_me/call";
        assertThat(rest.post(call, "{}").status()).isEqualTo(200);
        await().until(() -> child("child").path("quarantined").asInt() == 1);

        JsonNode listed =
                rest.get("/servers/child/definitions?state=quarantined").json().at("/data/0");
        assertThat(listed.path("name").asString()).isEqualTo("change_me");
        assertThat(listed.at("/definition/description").asString())
                .isNotEqualTo(listed.at("/approved/definition/description").asString());
        await().until(() -> rest.post(call, "{}").status() == 404);

        String hash = listed.path("hash").asString();
        Answer none =
                rest.post(
                        "/servers/child/approvals",
                        "{\"hashes\": [\"%s\", \"%s\"]}".formatted(hash, "0".repeat(64)));
        assertThat(none.status()).isEqualTo(409);
        assertThat(none.detail()).contains("0".repeat(64)).doesNotContain(hash);

        Answer approved =
                rest.post(
                        "/servers/child/approvals",
                        "{\"hashes\": [\"%s\"], \"changed_by\": \"a test\"}".formatted(hash));
        assertThat(approved.status()).isEqualTo(200);
        assertThat(approved.json().path("quarantined").asInt()).isZero();
        assertThat(rest.get("/tools?server=child&q=change_me").each("name"))
                .containsExactly("child__change_me");
    }

    @Test
    void definitions_are_read_page_by_page() {
        String path = "/servers/child/definitions";
        List<String> all = rest.get(path).each("name");
        assertThat(all).contains("echo", "test://one").endsWith("greet");

        Answer first = rest.get(path + "?limit=2");
        assertThat(first.each("name")).isEqualTo(all.subList(0, 2));
        assertThat(rest.get(path + "?after=" + first.json().path("next").asString()).each("name"))
                .isEqualTo(all.subList(2, all.size()));
        assertThat(rest.get(path + "?kind=prompt&state=offered").each("name"))
                .containsExactly("greet");
        assertThat(rest.get(path + "?kind=prompt").json().has("next")).isFalse();
        assertThat(rest.get(path + "?kind=pigeon&state=x&limit=0&after=y").pointers())
                .containsExactly("/kind", "/state", "/limit", "/after");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /hashes",
                "{'hashes': []} | /hashes",
                "{'hashes': ['x', 7], 'by': 'me'} | /hashes/0 /hashes/1 /by",
            })
    void an_approval_that_is_none_is_refused(String body, String pointers) {
        Answer refused = rest.post("/servers/child/approvals", body.replace('\'', '"'));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(String.join(" ", refused.pointers())).isEqualTo(pointers);
    }

    @Test
    void a_refresh_reads_a_server_again() {
        assertThat(rest.post("/servers/child/refresh", "").status()).isEqualTo(202);
        assertThat(rest.post("/servers/nobody/refresh", "").status()).isEqualTo(404);
        assertThat(rest.post("/servers/no%20body/refresh", "").status()).isEqualTo(404);
    }
}
