package dev.switchboard.router.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.router.RouterWithServersTest;
import dev.switchboard.router.api.RestClient.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Tools of a running router, over HTTP. */
class ToolsTest extends RouterWithServersTest {

    private RestClient rest = new RestClient(0);

    @BeforeEach
    void childrenAreListed() {
        rest = new RestClient(client().port());
        await().until(() -> !rest.get("/tools?server=child").each("name").isEmpty());
        await().until(() -> !rest.get("/tools?server=child_2026").each("name").isEmpty());
    }

    @Test
    void tools_of_servers_and_our_own_are_found() {
        JsonNode echo = rest.get("/tools?q=CHILD__ECHO").json().at("/data/0");
        assertThat(echo.path("name").asString()).isEqualTo("child__echo");
        assertThat(echo.path("server").asString()).isEqualTo("child");
        assertThat(echo.path("original_name").asString()).isEqualTo("echo");
        assertThat(echo.at("/inputSchema/type").asString()).isEqualTo("object");
        assertThat(echo.at("/annotations/readOnlyHint").asBoolean()).isTrue();

        JsonNode own = rest.get("/api/tools?q=contracts+submit").json().at("/data/0");
        assertThat(own.path("name").asString()).isEqualTo("contracts_submit");
        assertThat(own.path("server").asString()).isEqualTo("switchboard");
    }

    @Test
    void those_come_first_that_have_the_words_in_their_names() {
        Answer found = rest.get("/tools?server=child&q=change%20echo");

        assertThat(found.each("name")).containsExactly("child__echo");
        assertThat(rest.get("/tools?server=Child&q=change").each("name"))
                .startsWith("child__change")
                .contains("child__echo");
        assertThat(rest.get("/tools?q=nowhere+to+be+found").each("name")).isEmpty();
        assertThat(rest.get("/tools?server=nobody").each("name")).isEmpty();
    }

    @Test
    void tools_are_read_page_by_page() {
        String all = "/tools?server=child&q=change";
        Answer first = rest.get(all + "&limit=3");

        assertThat(first.each("name")).hasSize(3).startsWith("child__change");
        Answer rest3 = rest.get(all + "&after=" + first.json().path("next").asString());
        assertThat(rest3.each("name"))
                .doesNotContainAnyElementsOf(first.each("name"))
                .hasSize(rest.get(all).each("name").size() - 3);
        assertThat(rest3.json().has("next")).isFalse();
        assertThat(rest.get("/tools?limit=201&after=x&q=" + "q".repeat(201)).pointers())
                .containsExactly("/q", "/limit", "/after");
    }

    @Test
    void a_tool_is_called_and_its_result_passed_on() {
        JsonNode result =
                rest.post("/tools/child__echo/call", "{\"arguments\": {\"text\": \"hello\"}}")
                        .json();
        assertThat(result).hasToString("{\"content\":[{\"type\":\"text\",\"text\":\"hello\"}]}");

        Answer own =
                rest.post(
                        "/api/tools/contracts_history/call", "{\"arguments\": {\"limit\": \"x\"}}");
        assertThat(own.status()).isEqualTo(200);
        assertThat(own.json().path("isError").asBoolean()).isTrue();
    }

    @Test
    void an_error_of_the_server_is_a_problem_with_its_code() {
        Answer failed = rest.post("/tools/child_2026__fail/call", "{}");

        assertThat(failed.status()).isEqualTo(502);
        assertThat(failed.response().headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(failed.detail()).isEqualTo("it fails");
        assertThat(failed.json().path("error"))
                .hasToString("{\"code\":-32099,\"message\":\"it fails\"}");
    }

    @Test
    void a_server_that_ends_meanwhile_leaves_the_outcome_unknown() {
        Answer broken = rest.post("/tools/child__crash/call", "{}");

        assertThat(broken.status()).isEqualTo(502);
        assertThat(broken.detail()).contains("may have taken effect");
        assertThat(broken.json().at("/error/data/outcome").asString()).isEqualTo("unknown");
        assertThat(rest.post("/tools/child__echo/call", "{}").status()).isEqualTo(200);
    }

    @Test
    void a_call_that_takes_too_long_is_cancelled() throws InterruptedException {
        primitives().forget();

        Answer late = rest.post("/tools/test_wait/call", "{\"timeout_ms\": 300}");

        assertThat(late.status()).isEqualTo(504);
        assertThat(late.detail()).contains("within 300 ms");
        primitives().await("interrupted");
    }

    @Test
    void a_tool_that_asks_its_caller_says_that_this_needs_mcp() {
        Answer asked = rest.post("/tools/test_ask/call", "{}");

        assertThat(asked.status()).isEqualTo(502);
        assertThat(asked.detail()).contains("/mcp");
        assertThat(asked.json().at("/error/code").asInt()).isEqualTo(-32021);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | ''",
                "{'arguments': []} | /arguments",
                "{'arguments': null, 'timeout_ms': 0} | /arguments /timeout_ms",
                "{'timeout_ms': 600001} | /timeout_ms",
                "{'timeout_ms': 99999999999} | /timeout_ms",
                "{'timeout_ms': 1.5, 'args': {}} | /timeout_ms /args",
            })
    void a_call_that_is_none_is_refused(String body, String pointers) {
        Answer refused = rest.post("/tools/child__echo/call", body.replace('\'', '"'));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(String.join(" ", refused.pointers())).isEqualTo(pointers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody__echo", "child__nothing", "child", "a%20b"})
    void a_tool_that_is_not_there_is_not_found(String name) {
        assertThat(rest.post("/tools/" + name + "/call", "{}").status()).isEqualTo(404);
    }
}
