package dev.switchboard.broadcast.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.broadcast.client.Feed;
import dev.switchboard.broadcast.client.RouterFeed;
import dev.switchboard.model.router.CallOutcome;
import dev.switchboard.testkit.client.JsonClient;
import dev.switchboard.testkit.description.DescribedCalls;
import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every answer that the description promises, got from the running service. */
final class DescribedAnswersTest extends BroadcastTest {

    private static final String CONTRACT = "get /contracts/{contract_id}";

    @Test
    void every_answer_described_is_given_and_is_as_described() {
        DescribedCalls calls = DescribedCalls.at(node().port());

        contracts(calls);
        callsOfTheRouter(calls);
        get(calls, 200, "/contracts/status");
        get(calls, 200, "/ws/status");
        get(calls, 200, "/asyncapi.json");
        for (String path : List.of("/contracts/status", "/ws/status", "/asyncapi.json")) {
            get(calls, 400, path + "?verbose=1");
        }
        for (String path : List.of("/events", "/events/calls", "/events/servers")) {
            get(calls, 200, path + "?replay=none");
            get(calls, 400, path + "?slow=never");
            get(calls, 400, path + "?since=garbage");
        }
        for (String call : calls.calls()) {
            String path = call.substring(4).replace("{contract_id}", "c-1");
            calls.expect(403, call, path, DescribedAnswersTest::foreign);
        }

        // For 503 see NotReadyTest; 500 is for what nobody expects.
        assertThat(calls.neverAnswered()).allMatch(answer -> answer.matches(".* (500|503)"));
        assertThat(calls.neverMet()).isEmpty();
    }

    private static void contracts(DescribedCalls calls) {
        String contract = freshContract();
        String other = freshContract();
        Feed.updateSeenBy(node(), contract, "Chennai");
        Feed.updateSeenBy(node(), freshContract(), "Chennai");
        String id = Feed.updateSeenBy(node(), other, "Mumbai");
        try (JsonClient client = JsonClient.welcomed(node(), "?contract_id=" + contract)) {
            Feed.remove(contract);
            client.next("contract_removed");
        }
        get(calls, 200, "/contracts?limit=1");
        get(calls, 400, "/contracts?limit=0");
        get(calls, 400, "/contracts?location=Delhi");
        get(calls, 200, "/contracts/history?limit=1&contract_id=" + contract);
        get(calls, 200, "/contracts/history?limit=100&contract_id=" + other);
        get(calls, 400, "/contracts/history?before=yesterday");
        calls.expect(200, CONTRACT, "/contracts/" + other, r -> {});
        calls.expect(
                304,
                CONTRACT,
                "/contracts/" + other,
                request -> request.header("If-None-Match", "\"" + id + "\""));
        calls.expect(
                412,
                CONTRACT,
                "/contracts/" + other,
                request -> request.header("If-Match", "\"another\""));
        calls.expect(404, CONTRACT, "/contracts/" + contract, r -> {});
        calls.expect(400, CONTRACT, "/contracts/" + "x".repeat(201), r -> {});
    }

    private static void callsOfTheRouter(DescribedCalls calls) {
        String server = RouterFeed.freshServer();
        RouterFeed.call(server, CallOutcome.OK);
        String last = RouterFeed.call(server, CallOutcome.ERROR);
        await().until(() ->
                node().http().get("/calls?server=" + server).body().contains("\"" + last + "\""));
        get(calls, 200, "/calls?limit=1&server=" + server);
        get(calls, 400, "/calls?outcome=fine");
    }

    @Test
    void every_example_is_as_its_schema_says() {
        assertThat(DescribedCalls.at(node().port()).faultyExamples()).isEmpty();
    }

    @Test
    void no_parameter_takes_what_its_schema_does_not() {
        DescribedCalls calls = DescribedCalls.at(node().port());

        for (String query :
                List.of(
                        "/contracts?limit=1001",
                        "/contracts?contract_id=&status=on",
                        "/contracts/history?from=soon",
                        "/calls?limit=0",
                        "/calls?server=%00",
                        "/contracts/history?to=later",
                        "/events?max-rate=0",
                        "/events?replay=all",
                        "/events?limit=1001")) {
            get(calls, 400, query);
        }
    }

    private static void get(DescribedCalls calls, int status, String pathAndQuery) {
        calls.expect(status, "get " + pathAndQuery.replaceAll("\\?.*", ""), pathAndQuery, r -> {});
    }

    private static void foreign(HttpRequest.Builder request) {
        request.header("Origin", "https://evil.example.com");
    }
}
