package dev.switchboard.broadcast.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.broadcast.client.Feed;
import dev.switchboard.broadcast.client.Http.Answer;
import dev.switchboard.testkit.RawHttp;
import dev.switchboard.testkit.client.EventClient;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parameters that a call does not know, that come twice, or that have no value. */
final class QueryParametersTest extends BroadcastTest {

    private static final List<String> PATHS =
            List.of(
                    "/contracts",
                    "/contracts/history",
                    "/contracts/status",
                    "/contracts/c-1",
                    "/ws/status",
                    "/events",
                    "/asyncapi.json");

    @ParameterizedTest
    @CsvSource({
        "/contracts?contractId=x, /contractId, contract_id",
        "/contracts?contract_ids=x, /contract_ids, contract_id",
        "/contracts?STATUS=active, /STATUS, status",
        "/contracts?before=x, /before, after",
        "/contracts?locations=, /locations, location",
        "/contracts/history?form=x, /form, from",
        "/api/contracts/history?limits=5, /limits, limit",
        "/events?locations=Mumbai, /locations, location",
        "/events?contractId=x, /contractId, contract_id",
        "/events?max_rate=5, /max_rate, max-rate",
        "/api/events?sinc=x, /sinc, since",
    })
    void an_unknown_parameter_is_named_with_the_nearest_known_one(
            String path, String pointer, String nearest) {
        Answer answer = node().http().get(path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("content-type")).hasValue("application/problem+json");
        assertThat(answer.json().at("/violations/0/pointer").asString()).isEqualTo(pointer);
        assertThat(answer.json().get("detail").asString())
                .isEqualTo(
                        pointer.substring(1)
                                + " is no parameter of this call; the nearest that it has is "
                                + nearest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/contracts/status", "/ws/status", "/asyncapi.json", "/contracts/c-1"})
    void a_call_without_parameters_says_so(String path) {
        for (String prefix : List.of("", "/api")) {
            Answer answer = node().http().get(prefix + path + "?verbose=true");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().get("detail").asString())
                    .isEqualTo("verbose is no parameter of this call, which has none");
        }
    }

    @Test
    void all_unknown_parameters_are_named_at_once() {
        Answer answer = node().http().get("/contracts?a=1&limit=5&b=2");

        assertThat(answer.json().get("violations").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder("/a", "/b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/contracts?limit=1&limit=2",
                "/contracts/history?from=2024-01-01T00:00:00Z&from=2024-01-01T00:00:00Z",
                "/events?replay=latest&replay=none",
                "/events?since=a&since=b",
            })
    void a_parameter_with_one_value_that_comes_twice_is_refused(String path) {
        Answer answer = node().http().get(path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("detail").asString()).endsWith("came 2 times; send it once");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/contracts?limit=1&contract_id=&location=&status=&after=&limit=",
                "/contracts/history?limit=1&contract_id&location=&status=&from=&to=&before=",
            })
    void a_parameter_without_a_value_counts_as_not_sent(String path) {
        Feed.updateSeenBy(node(), freshContract(), "Chennai");

        Answer answer = node().http().get(path);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().get("data")).hasSize(1);
    }

    @Test
    void events_come_whatever_parameter_has_no_value() {
        String contract = freshContract();
        String query = "?contract_id=&location=&replay=&limit=&since=&slow=&max-rate=";
        try (EventClient events = EventClient.open(node(), query)) {
            assertThat(events.response().statusCode()).isEqualTo(200);
            Feed.update(contract, "Chennai");
            assertThat(events.next(event -> event.toString().contains(contract))).isNotNull();
        }
    }

    @Test
    void whatever_the_query_the_answer_is_one_of_those_described() {
        Random random = new Random(11);
        List<String> pieces =
                List.of(
                        "limit",
                        "contract_id",
                        "location",
                        "status",
                        "from",
                        "since",
                        "=",
                        "=",
                        "=",
                        "&",
                        "&",
                        "Chennai",
                        "5",
                        "2024-01-01T00:00:00Z",
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
                        "[",
                        "%F0%9F",
                        "~",
                        "'",
                        "%",
                        "^");

        for (int i = 0; i < 400; i++) {
            // an answer of /events would have no end
            String path = PATHS.get(random.nextInt(PATHS.size()));
            StringBuilder query = new StringBuilder(path.equals("/events") ? "?slow=x&" : "?");
            for (int n = random.nextInt(8); n > 0; n--) {
                query.append(pieces.get(random.nextInt(pieces.size())));
            }
            RawHttp.Answer answer = RawHttp.ask(node().port(), "GET " + path + query);
            assertThat(answer.status()).as(path + query).isIn(200, 400, 404);
            assertThat(answer.body())
                    .doesNotContain("springframework", "jetty", "Exception", "java.");
        }
        assertThat(node().http().get("/contracts?limit=1").status()).isEqualTo(200);
    }
}
