package dev.switchboard.router.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.router.McpClient;
import dev.switchboard.router.RouterWithServersTest;
import dev.switchboard.router.api.RestClient.Answer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Views of a running router, over HTTP. */
class ViewsTest extends RouterWithServersTest {

    static final String ANALYSTS =
            """
            {"description": "Two tools.\\nFor analysts.", "servers": ["child", "switchboard"],
             "tools": {"include": ["child__e*", "contracts_status"], "exclude": ["*environment"],
                       "rename": {"child__echo": "say"}},
             "prompts": {"exclude": ["*"]}, "resources": {"include": ["child+test://*"]},
             "changed_by": "a test"}\
            """;

    private RestClient rest = new RestClient(0);

    @BeforeEach
    void childIsListed() {
        rest = new RestClient(client().port());
        await().until(() -> rest.get("/servers/child").json().path("tools").asInt() > 0);
    }

    @AfterEach
    void remove() {
        rest.delete("/views/analysts");
    }

    @Test
    void a_view_is_added_served_replaced_and_removed() {
        Answer added = rest.put("/api/views/analysts", ANALYSTS);

        assertThat(added.status()).isEqualTo(201);
        JsonNode view = rest.get("/views/ANALYSTS").json();
        assertThat(view).isEqualTo(added.json());
        assertThat(view.path("path").asString()).isEqualTo("/mcp/views/analysts");
        assertThat(view.path("changed_by").asString()).isEqualTo("a test");
        assertThat(view.at("/tools/rename")).hasToString("{\"child__echo\":\"say\"}");
        assertThat(rest.get("/views").each("name")).contains("analysts");
        McpClient endpoint = client().below("/views/analysts");
        assertThat(names(endpoint, "tools", "name")).containsExactly("contracts_status", "say");
        assertThat(names(endpoint, "prompts", "name")).isEmpty();
        assertThat(names(endpoint, "resources", "uri")).allMatch(it -> it.startsWith("child+test"));

        // what is read can be sent back
        assertThat(rest.put("/views/analysts", view.toString()).status()).isEqualTo(200);
        Answer replaced = rest.put("/views/Analysts", "{\"servers\": [\"switchboard\"]}");
        assertThat(replaced.status()).isEqualTo(200);
        assertThat(replaced.json().path("name").asString()).isEqualTo("analysts");
        assertThat(replaced.json()).isEqualTo(rest.get("/views/analysts").json());
        assertThat(replaced.json().has("tools")).isFalse();
        assertThat(replaced.json().has("changed_by")).isFalse();
        assertThat(names(endpoint, "tools", "name"))
                .contains("contracts_history")
                .noneMatch(it -> it.startsWith("child"));

        assertThat(rest.delete("/views/analysts").status()).isEqualTo(204);
        assertThat(rest.get("/views/analysts").status()).isEqualTo(404);
        assertThat(endpoint.send(McpClient.message("tools/list")).status()).isEqualTo(404);
    }

    private static List<String> names(McpClient endpoint, String kind, String field) {
        return endpoint.send(McpClient.message(kind + "/list"))
                .json()
                .at("/result/" + kind)
                .valueStream()
                .map(it -> it.path(field).asString())
                .toList();
    }

    @Test
    void of_two_tools_with_one_name_the_renamed_is_offered() {
        rest.put(
                "/views/analysts",
                "{\"tools\": {\"rename\": {\"child__greet_me\": \"x\", \"child__echo\": \"child__fail\"}}}");

        assertThat(
                        client().below("/views/analysts")
                                .send(McpClient.call("child__fail", "{\"text\": \"heard\"}"))
                                .json()
                                .toString())
                .contains("\"text\":\"heard\"");
    }

    @Test
    void a_renamed_tool_takes_the_place_of_one_of_the_router() {
        rest.put(
                "/views/analysts",
                "{\"tools\": {\"rename\": {\"child__echo\": \"contracts_status\"}}}");
        McpClient view = client().below("/views/analysts");

        assertThat(
                        view.send(McpClient.call("contracts_status", "{\"text\": \"heard\"}"))
                                .json()
                                .toString())
                .contains("\"text\":\"heard\"");
        assertThat(names(view, "tools", "name"))
                .containsOnlyOnce("contracts_status")
                .doesNotContain("child__echo");
    }

    @Test
    void a_view_that_is_too_large_is_refused() {
        String patterns = ("\"" + "x".repeat(400) + "\",").repeat(170);

        Answer refused =
                rest.put(
                        "/views/analysts",
                        "{\"tools\": {\"include\": [%s \"y\"]}}".formatted(patterns));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.detail()).contains("at most 65,536 bytes of JSON");
        assertThat(refused.pointers()).containsExactly("");
        assertThat(rest.get("/views/analysts").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | ''",
                "{'name': 'other'} | /name",
                "{'servers': []} | /servers",
                "{'servers': ['a b', 'ok', 7]} | /servers/0 /servers/2",
                "{'description': 7, 'changed_by': ''} | /description /changed_by",
                "{'tools': [], 'prompts': 'x', 'resources': 1} | /tools /prompts /resources",
                "{'tools': {'include': 'x', 'only': 1}} | /tools/only /tools/include",
                "{'tools': {'exclude': ['a', '']}} | /tools/exclude/1",
                "{'tools': {'rename': ['a']}} | /tools/rename",
                "{'tools': {'rename': {'a': 'b c', 'x/y': 7}}} | /tools/rename/a /tools/rename/x~1y",
                "{'tools': {'rename': {'a': 'c', 'b': 'c'}}} | /tools/rename/b",
                "{'resources': {'rename': {'a': 'b'}}} | /resources/rename",
                "{'tool': {}} | /tool",
            })
    void all_that_is_wrong_with_a_view_is_told_at_once(String body, String pointers) {
        Answer refused = rest.put("/views/analysts", body.replace('\'', '"'));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(String.join(" ", refused.pointers())).isEqualTo(pointers);
        assertThat(rest.get("/views/analysts").status()).isEqualTo(404);
    }

    @Test
    void a_name_that_is_none_is_refused() {
        assertThat(rest.put("/views/no%20name", "{}").pointers()).containsExactly("/name");
        assertThat(rest.get("/views/no%20name").status()).isEqualTo(404);
        assertThat(rest.delete("/views/nobody").status()).isEqualTo(404);
    }
}
