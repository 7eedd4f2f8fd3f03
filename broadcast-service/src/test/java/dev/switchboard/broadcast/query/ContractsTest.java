package dev.switchboard.broadcast.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.broadcast.client.Feed;
import dev.switchboard.broadcast.client.Http;
import dev.switchboard.broadcast.client.Http.Answer;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class ContractsTest extends BroadcastTest {

    @Test
    void a_contract_is_answered_with_its_latest_update() {
        String contract = freshContract();
        Feed.update(contract, "Chennai");
        String latest = Feed.updateSeenBy(node(), contract, "Mumbai");

        Answer answer = node().http().get("/contracts/" + contract);

        JsonNode json = answer.json();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).hasValue("application/json");
        assertThat(json.get("contract_id").asString()).isEqualTo(contract);
        assertThat(json.get("location").asString()).isEqualTo("Mumbai");
        assertThat(json.get("status").asString()).isEqualTo("active");
        assertThat(json.get("timestamp").asString()).isEqualTo("2024-01-01T12:00:00Z");
        assertThat(json.get("id").asString()).isEqualTo(latest);
        assertThat(Instant.parse(json.get("recorded_at").asString()))
                .isAfter(Instant.now().minusSeconds(600));
    }

    @Test
    void an_unchanged_contract_is_not_sent_again() {
        String contract = freshContract();
        Feed.updateSeenBy(node(), contract, "Mumbai");
        String tag = node().http().get("/contracts/" + contract).header("etag").orElseThrow();

        Answer same = node().http().get("/contracts/" + contract, "If-None-Match", tag);
        Feed.updateSeenBy(node(), contract, "Chennai");
        Answer changed = node().http().get("/contracts/" + contract, "If-None-Match", tag);

        assertThat(same.status()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(same.header("etag")).hasValue(tag);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("etag").orElseThrow()).isNotEqualTo(tag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/contracts?contract_id=%ff", "/events?contract_id=%ff"})
    void a_query_that_cannot_be_read_is_a_400_problem(String path) {
        Answer answer = node().http().get(path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("content-type")).hasValue("application/problem+json");
    }

    @Test
    void a_bare_semicolon_in_a_path_never_names_another_contract() {
        String contract = freshContract();
        Feed.updateSeenBy(node(), contract, "Mumbai");

        Answer answer = node().http().get("/contracts/" + contract + ";v=1");

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void an_unknown_contract_is_a_404_problem() {
        Answer answer = node().http().get("/contracts/" + freshContract());

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("content-type")).hasValue("application/problem+json");
        assertThat(answer.json().get("type").asString()).endsWith(":not-found");
    }

    @Test
    void a_removed_contract_is_unknown() {
        String contract = freshContract();
        Feed.updateSeenBy(node(), contract, "Mumbai");
        Feed.remove(contract);

        org.awaitility.Awaitility.await()
                .until(() -> node().http().get("/contracts/" + contract).status() == 404);
        assertThat(node().http().get("/contracts?contract_id=" + contract).json().get("data"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {" x", "ü-契約-🚢", "a:b", "a+b", "a,b", "a;b"})
    void a_path_carries_most_ids(String suffix) {
        String contract = freshContract() + suffix;
        Feed.updateSeenBy(node(), contract, "Mumbai");

        Answer answer = node().http().get("/contracts/" + Http.encode(contract));

        assertThat(answer.body()).contains("\"contract_id\":\"" + contract + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a,b,c", "a\\b", "..", "a?b&c=d", "100%"})
    void a_query_carries_every_id(String suffix) {
        String contract = freshContract() + suffix;
        Feed.updateSeenBy(node(), contract, "Mumbai");

        Answer answer = node().http().get("/contracts?contract_id=" + Http.encode(contract));

        assertThat(answer.json().get("data")).hasSize(1);
        assertThat(answer.json().at("/data/0/contract_id").asString()).isEqualTo(contract);
    }

    @Test
    void an_id_that_no_path_can_carry_is_answered_with_the_way_out() {
        Answer answer = node().http().get("/contracts/a%2Fb");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("detail").asString()).contains("?contract_id=");
    }

    @Test
    void an_id_that_breaks_the_rules_is_a_problem() {
        Answer answer = node().http().get("/contracts/" + "x".repeat(201));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("detail").asString()).contains("200");
    }

    @Test
    void all_contracts_are_paged_in_order_of_their_ids() {
        String prefix = "page-" + freshContract() + "-";
        Feed.update(prefix + "c", "Chennai");
        Feed.update(prefix + "a", "Mumbai");
        Feed.updateSeenBy(node(), prefix + "a", "Mumbai");
        Feed.updateSeenBy(node(), prefix + "b", "Chennai");
        Feed.updateSeenBy(node(), prefix + "c", "Chennai");

        JsonNode page = node().http().get("/contracts?limit=2&after=" + prefix).json();
        JsonNode next =
                node().http().get("/contracts?limit=2&after=" + page.get("next").asString()).json();

        assertThat(page.get("data").findValuesAsString("contract_id"))
                .containsExactly(prefix + "a", prefix + "b");
        assertThat(next.at("/data/0/contract_id").asString()).isEqualTo(prefix + "c");
    }

    @Test
    void the_last_page_names_no_next() {
        String contract = freshContract();
        Feed.updateSeenBy(node(), contract, "Chennai");

        JsonNode page = node().http().get("/contracts?limit=1&contract_id=" + contract).json();

        assertThat(page.get("data")).hasSize(1);
        assertThat(page.has("next")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "location=Chennai,1",
        "location=Mumbai,0",
        "location=Mumbai&location=Chennai,1",
        "status=active,1",
        "status=inactive,0",
        "status=active&status=inactive&location=Chennai,1",
        "status=active&location=Mumbai,0"
    })
    void contracts_are_filtered(String filter, int found) {
        String contract = freshContract();
        Feed.updateSeenBy(node(), contract, "Chennai");

        Answer answer = node().http().get("/contracts?contract_id=" + contract + "&" + filter);

        assertThat(answer.json().get("data")).hasSize(found);
    }

    @ParameterizedTest
    @CsvSource({
        "/contracts?limit=0,/limit",
        "/contracts?limit=1001,/limit",
        "/contracts?limit=ten,/limit",
        "/contracts?location=Delhi,/location",
        "/contracts?status=broken,/status",
        "/contracts/history?limit=-1,/limit",
        "/contracts/history?from=yesterday,/from",
        "/contracts/history?to=2024-13-01T00:00:00Z,/to",
        "/contracts/history?before=now,/before",
        "/contracts/history?status=broken,/status",
        "/contracts/history?location=delhi,/location"
    })
    void a_wrong_parameter_is_a_problem_that_names_it(String path, String pointer) {
        Answer answer = node().http().get(path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("content-type")).hasValue("application/problem+json");
        assertThat(answer.json().at("/violations/0/pointer").asString()).isEqualTo(pointer);
    }

    @Test
    void bodies_are_utf_8() {
        String contract = freshContract() + "-契約";
        Feed.updateSeenBy(node(), contract, "Chennai");

        var answer = node().http().get("/contracts?contract_id=" + Http.encode(contract));

        assertThat(answer.json().at("/data/0/contract_id").asString()).isEqualTo(contract);
    }
}
