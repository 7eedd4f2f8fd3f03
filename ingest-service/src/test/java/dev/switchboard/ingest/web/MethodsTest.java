package dev.switchboard.ingest.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.ingest.IngestTest;
import dev.switchboard.testkit.RawHttp;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which method each path has, and what the others are answered (RFC 9110, section 15.5.6). */
final class MethodsTest extends IngestTest {

    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/update | POST",
                "/updates | POST",
                "/test/update | POST",
                "/contracts | DELETE",
                "/contracts/c-1 | DELETE",
            })
    void other_methods_are_refused_with_those_that_are_allowed(String path, String allowed) {
        for (String prefix : List.of("", "/api")) {
            for (String method : METHODS) {
                if (!method.equals(allowed)) {
                    RawHttp.Answer answer = RawHttp.ask(port(), method + " " + prefix + path);
                    assertThat(answer.status()).as(method + " " + path).isEqualTo(405);
                    assertThat(allow(answer)).containsExactlyInAnyOrder(allowed, "OPTIONS");
                    assertProblem(answer, method, "method-not-allowed");
                }
            }
            RawHttp.Answer options = RawHttp.ask(port(), "OPTIONS " + prefix + path);
            assertThat(options.status()).isEqualTo(200);
            assertThat(allow(options)).containsExactlyInAnyOrder(allowed, "OPTIONS");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/contracts/history",
                "/contracts/status",
                "/api/contracts/history",
                "/contracts/%68istory",
                "/contracts/statu%73",
                "/api/contracts/%73tatus",
            })
    void what_only_reads_removes_no_contract_of_that_name(String path) {
        String name = path.contains("tatu") ? "status" : "history";
        for (String method : List.of("DELETE", "PUT", "POST", "PATCH", "TRACE")) {
            RawHttp.Answer answer = RawHttp.ask(port(), method + " " + path);
            assertThat(answer.status()).isEqualTo(405);
            assertThat(allow(answer)).containsExactlyInAnyOrder("GET", "HEAD", "OPTIONS");
            assertThat(answer.body()).contains("DELETE /contracts?contract_id=" + name);
        }
        assertThat(allow(RawHttp.ask(port(), "OPTIONS " + path)))
                .containsExactlyInAnyOrder("GET", "HEAD", "OPTIONS");
        assertThat(records(topics().updates(), name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/contracts/history/",
                "/contracts//history",
                "/contracts/history;x=1",
                "/contracts/./history",
                "/contracts/x/../history",
                "/contracts/history%2F",
                "/contracts/history/x",
                "//contracts/history",
            })
    void no_other_spelling_of_such_a_path_removes_it_either(String path) {
        assertThat(RawHttp.ask(port(), "DELETE " + path).status()).isIn(400, 404, 405);
        assertThat(records(topics().updates(), "history")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/contracts/.. | the path can be read in more",
                "/contracts/. | the path can be read in more",
                "/contracts/../contracts/x | the path can be read in more",
                "/contracts/%2e%2e | the path can be read in more",
                "/contracts/a;b | a semicolon",
                "/contracts/history;a | a semicolon",
                "/update;a | a semicolon",
                "/nothing;a | a semicolon",
                "/contracts/a%2Fb | the path can be read in more than one way",
                "/contracts/a%25b | the path can be read in more than one way",
                "/contracts//b | the path can be read in more than one way",
                "/contracts/a%5cb | the path has a backslash",
                "/contracts/a%0ab | the path has a backslash",
                "/contracts/a%00b | the request is not written as",
                "/contracts/a%7fb | the path has a backslash",
                "/contracts/%zz | the request is not written as",
                "/contracts/%ff | the path's percent",
            })
    void a_path_that_can_be_misread_is_refused_with_what_is_wrong(String path, String detail) {
        for (String method : List.of("DELETE", "GET", "POST", "OPTIONS")) {
            for (String prefix : List.of("", "/api")) {
                RawHttp.Answer answer = RawHttp.ask(port(), method + " " + prefix + path);
                assertThat(answer.status()).as(path + answer.body()).isEqualTo(400);
                assertProblem(answer, method, "invalid-request");
                assertThat(answer.body()).contains("\"detail\":\"" + detail);
            }
        }
    }

    @Test
    void a_contract_with_such_a_name_is_removed_by_parameter() {
        var answer = client().delete("/contracts?contract_id=history-of-mine");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(records(topics().updates(), "history-of-mine")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/update/",
                "/nothing",
                "/api",
                "/api/nothing",
                "/Update",
                "/test",
                "/error"
            })
    void a_path_that_is_none_is_a_problem_whatever_the_method(String path) {
        for (String method : List.of("GET", "HEAD", "POST", "DELETE")) {
            RawHttp.Answer answer = RawHttp.ask(port(), method + " " + path);
            assertThat(answer.status()).as(method + " " + path).isEqualTo(404);
            assertProblem(answer, method, "not-found");
            assertThat(answer.body()).contains(method.equals("HEAD") ? "" : "at " + path + "\"");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/update, text/html, 406",
        "/update, application/xml;q=1, 406",
        "/update, */*, 202",
        "/update, application/*, 202",
        "/update, application/problem+json, 406",
        "/update, 'text/html, application/json;q=0.1', 202",
        "/update, nonsense, 406",
    })
    void an_answer_has_the_type_that_is_accepted_or_is_a_problem(
            String path, String accept, int status) {
        var answer = client().post(path, update("accept"), "Accept", accept);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("content-type"))
                .hasValue(status == 202 ? "application/json" : "application/problem+json");
    }

    @Test
    void the_server_itself_may_be_asked_for_its_methods() {
        RawHttp.Answer answer = RawHttp.ask(port(), "OPTIONS *");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(allow(answer)).contains("POST", "DELETE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/2.0", "HTTP/1.2", "HTTP/3.0"})
    void another_version_of_http_is_refused_with_those_that_there_are(String version) {
        RawHttp.Answer answer =
                RawHttp.send(port(), "GET /update " + version + "\r\nHost: localhost\r\n\r\n");

        assertThat(answer.status()).isEqualTo(505);
        assertThat(answer.body()).contains("the version of HTTP must be 1.0 or 1.1");
    }

    private static Set<String> allow(RawHttp.Answer answer) {
        assertThat(answer.headers()).containsKey("allow");
        return new TreeSet<>(
                Arrays.asList(answer.headers().getOrDefault("allow", "").split(", ?", -1)));
    }

    private static void assertProblem(RawHttp.Answer answer, String method, String kind) {
        assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
        if (!method.equals("HEAD")) {
            assertThat(answer.body()).contains("urn:switchboard:problem:" + kind);
        } else {
            assertThat(answer.body()).isEmpty();
        }
    }
}
