package dev.switchboard.broadcast.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.broadcast.client.Feed;
import dev.switchboard.model.contract.ContractPaths;
import dev.switchboard.testkit.RawHttp;
import dev.switchboard.testkit.description.DescribedCalls;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which methods each path has, and what the others are answered (RFC 9110, section 15.5.6). */
final class MethodsTest extends BroadcastTest {

    private static final List<String> NOT_FOR_READING =
            List.of("POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND");

    /** What differs between two answers to the same request. */
    private static final Set<String> CHANGING =
            Set.of("date", "content-length", "transfer-encoding");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/contracts",
                "/contracts/c-1",
                "/contracts/history",
                "/contracts/status",
                "/ws/status",
                "/events",
                "/asyncapi.json",
            })
    void what_reads_has_no_other_methods(String path) {
        for (String prefix : List.of("", "/api")) {
            for (String method : NOT_FOR_READING) {
                RawHttp.Answer answer = ask(method, prefix + path);
                assertThat(answer.status()).as(method + " " + path).isEqualTo(405);
                assertThat(allow(answer)).containsExactlyInAnyOrder("GET", "HEAD", "OPTIONS");
                assertThat(answer.headers())
                        .containsEntry("content-type", "application/problem+json");
                assertThat(answer.body()).contains("urn:switchboard:problem:method-not-allowed");
            }
            RawHttp.Answer options = ask("OPTIONS", prefix + path);
            assertThat(options.status()).isEqualTo(200);
            assertThat(allow(options)).containsExactlyInAnyOrder("GET", "HEAD", "OPTIONS");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/contracts?limit=1",
                "/contracts?limit=0",
                "/contracts/nobody",
                "/contracts/history?limit=1",
                "/contracts/status",
                "/ws/status",
                "/asyncapi.json",
                "/events?slow=x",
                "/nothing",
            })
    void a_head_is_answered_like_a_get_without_the_body(String path) {
        Feed.settle(node());

        RawHttp.Answer get = ask("GET", path);
        RawHttp.Answer head = ask("HEAD", path);

        assertThat(head.body()).isEmpty();
        assertThat(head.status()).isEqualTo(get.status());
        assertThat(lasting(head)).isEqualTo(lasting(get));
    }

    @Test
    void a_head_of_a_contract_is_answered_like_a_get_without_the_body() {
        String contract = freshContract();
        Feed.updateSeenBy(node(), contract, "Chennai");

        RawHttp.Answer get = ask("GET", "/contracts/" + contract);
        RawHttp.Answer head = ask("HEAD", "/contracts/" + contract);

        assertThat(head.body()).isEmpty();
        assertThat(lasting(head)).isEqualTo(lasting(get)).containsKeys("etag", "last-modified");
        assertThat(head.headers().get("content-length"))
                .isEqualTo(get.headers().get("content-length"));
    }

    @Test
    void a_head_of_events_ends() {
        RawHttp.Answer head = ask("HEAD", "/events");

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.headers().get("content-type")).startsWith("text/event-stream");
        assertThat(head.headers()).doesNotContainKey("content-length");
        assertThat(head.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/contracts/", "/contracts/a/b", "/api/x", "/Contracts"})
    void a_path_that_is_none_is_a_problem(String path) {
        RawHttp.Answer answer = ask("GET", path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
        assertThat(answer.body()).contains("there is nothing at ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"history", "status"})
    void a_contract_whose_id_is_a_path_too_is_asked_for_by_parameter(String id) {
        Feed.updateSeenBy(node(), id, "Chennai");

        RawHttp.Answer answer = ask("GET", "/contracts?contract_id=" + id);

        assertThat(answer.body()).contains("\"contract_id\":\"" + id + "\"");
    }

    @Test
    void every_path_beside_those_of_contracts_is_known_to_who_removes_them() {
        assertThat(DescribedCalls.at(node().port()).calls())
                .filteredOn(call -> call.matches("get /contracts/[^{]*"))
                .containsExactlyInAnyOrderElementsOf(
                        ContractPaths.NOT_CONTRACTS.stream().map(path -> "get " + path).toList());
    }

    @ParameterizedTest
    @CsvSource({"http://localhost:5173,200", "http://evil.example,403"})
    void a_page_may_ask_what_it_may_do_before_it_does_it(String origin, int status) {
        RawHttp.Answer answer =
                RawHttp.ask(
                        node().port(),
                        "OPTIONS /contracts/c-1",
                        "Origin: " + origin,
                        "Access-Control-Request-Method: DELETE",
                        "Access-Control-Request-Headers: idempotency-key");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers().getOrDefault("access-control-allow-methods", ""))
                .isEqualTo(status == 200 ? "GET,HEAD,OPTIONS,POST,PUT,PATCH,DELETE" : "");
    }

    private static RawHttp.Answer ask(String method, String path) {
        return RawHttp.ask(node().port(), method + " " + path);
    }

    private static Set<String> allow(RawHttp.Answer answer) {
        assertThat(answer.headers()).containsKey("allow");
        return new TreeSet<>(
                Arrays.asList(answer.headers().getOrDefault("allow", "").split(", ?", -1)));
    }

    private static Map<String, String> lasting(RawHttp.Answer answer) {
        Map<String, String> lasting = new HashMap<>(answer.headers());
        lasting.keySet().removeAll(CHANGING);
        return lasting;
    }
}
