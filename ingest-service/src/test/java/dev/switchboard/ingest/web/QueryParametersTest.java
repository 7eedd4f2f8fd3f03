package dev.switchboard.ingest.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.ingest.IngestClient.Answer;
import dev.switchboard.ingest.IngestTest;
import dev.switchboard.testkit.RawHttp;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parameters that a call does not know, that come twice, or that have no value. */
final class QueryParametersTest extends IngestTest {

    private static final String ID = "in-a-query";

    @ParameterizedTest
    @ValueSource(strings = {"", "/api"})
    void a_call_without_parameters_takes_none(String prefix) {
        String query = "?dry_run=true";
        for (Answer answer :
                List.of(
                        client().post(prefix + "/update" + query, update(ID)),
                        client().post(prefix + "/test/update" + query, update(ID)),
                        client().delete(prefix + "/contracts/" + ID + query))) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().get("detail").asString())
                    .isEqualTo("dry_run is no parameter of this call, which has none");
        }
        assertThat(records(topics().updates(), ID)).isEmpty();
        assertThat(records(topics().testUpdates(), ID)).isEmpty();
    }

    @Test
    void parameters_of_others_are_none_of_many_updates() {
        for (Answer answer : many("?frist=3", ID)) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().get("detail").asString())
                    .isEqualTo(
                            "frist is no parameter of this call; the nearest that it has is first");
        }
        assertThat(records(topics().updates(), ID)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "%2B5", "1.0", "x", "%D9%A7", "1000000000000000"})
    void what_is_no_index_is_not_that_of_the_first(String first) {
        for (Answer answer : many("?first=" + first, ID)) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().get("detail").asString())
                    .isEqualTo("first must be a whole number from 0 to 999999999999999");
            assertThat(answer.json().at("/violations/0/pointer").asString()).isEqualTo("/first");
        }
        assertThat(records(topics().updates(), ID)).isEmpty();
    }

    /** The answers to one update as an array and as a stream. */
    private List<Answer> many(String query, String contract) {
        return List.of(
                client().post("/updates" + query, "[" + update(contract) + "]"),
                client().post(
                                "/updates" + query,
                                line(contract),
                                "Content-Type",
                                "application/x-ndjson"));
    }

    @Test
    void an_unknown_parameter_is_named_with_the_nearest_known_one() {
        Answer answer = client().delete("/contracts?contract_id=" + ID + "&contractId=x");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("detail").asString())
                .isEqualTo(
                        "contractId is no parameter of this call; the nearest that it has is"
                                + " contract_id");
        assertThat(records(topics().updates(), ID)).isEmpty();
    }

    @Test
    void which_contract_is_to_be_removed_is_said_once() {
        Answer twice = client().delete("/contracts?contract_id=" + ID + "&contract_id=" + ID);

        assertThat(twice.status()).isEqualTo(400);
        assertThat(twice.json().get("detail").asString())
                .isEqualTo("contract_id came 2 times; send it once");
        assertThat(client().delete("/contracts?contract_id=").json().get("detail").asString())
                .isEqualTo(client().delete("/contracts").json().get("detail").asString())
                .isEqualTo("contract_id is required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"contract_id=" + ID, "%zz=1&a=%", "x=1"})
    void a_form_in_the_body_is_no_query(String form) {
        Answer answer =
                client().send(
                                client().request(
                                                "/contracts",
                                                "Content-Type",
                                                "application/x-www-form-urlencoded")
                                        .method("DELETE", BodyPublishers.ofString(form)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("detail").asString()).isEqualTo("contract_id is required");
        assertThat(records(topics().updates(), ID)).isEmpty();
    }

    @Test
    void an_id_is_as_it_was_sent_commas_and_empty_repeats_apart() {
        assertThat(client().delete("/contracts?contract_id=a,b&contract_id=").status())
                .isEqualTo(202);
        assertThat(records(topics().updates(), "a,b")).hasSize(1);
    }

    @Test
    void whatever_the_query_the_answer_is_one_of_those_described() {
        Random random = new Random(11);
        List<String> calls =
                List.of(
                        "POST /update",
                        "POST /updates",
                        "DELETE /contracts",
                        "DELETE /contracts/q");
        List<String> pieces =
                List.of(
                        "contract_id",
                        "first",
                        "=",
                        "=",
                        "&",
                        "&",
                        "q",
                        "%41",
                        "%ff",
                        "%zz",
                        "%00",
                        "+",
                        "?",
                        "/",
                        ";",
                        "|",
                        "{",
                        "%F0%9F",
                        "'",
                        "%",
                        "^");

        for (int i = 0; i < 300; i++) {
            StringBuilder call = new StringBuilder(calls.get(random.nextInt(calls.size())));
            call.append('?');
            for (int n = random.nextInt(8); n > 0; n--) {
                call.append(pieces.get(random.nextInt(pieces.size())));
            }
            RawHttp.Answer answer = RawHttp.ask(port(), call.toString());
            assertThat(answer.status()).as(call.toString()).isIn(202, 400, 404, 415, 422);
            assertThat(answer.body())
                    .doesNotContain("springframework", "jetty", "Exception", "java.");
        }
        assertThat(client().post("/update", update("after-queries")).status()).isEqualTo(202);
    }
}
