package dev.switchboard.broadcast.sse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.broadcast.client.Http.Answer;
import dev.switchboard.testkit.client.EventClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EventsFaultsTest extends BroadcastTest {

    @ParameterizedTest
    @CsvSource({
        "location=Delhi,/location",
        "replay=all,/replay",
        "limit=0,/limit",
        "limit=many,/limit",
        "slow=never,/slow",
        "max-rate=-1,/max-rate",
        "max-rate=5&slow=all,/max-rate"
    })
    void a_wrong_parameter_is_answered_with_a_problem(String query, String pointer) {
        Answer answer = node().http().get("/events?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("content-type")).hasValue("application/problem+json");
        assertThat(answer.json().at("/violations/0/pointer").asString()).isEqualTo(pointer);
    }

    @Test
    void a_browser_that_accepts_only_events_gets_the_problem_too() {
        Answer answer = node().http().get("/events?slow=x", "Accept", "text/event-stream");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/violations/0/pointer").asString()).isEqualTo("/slow");
    }

    @Test
    void all_wrong_parameters_are_named_at_once() {
        Answer answer = node().http().get("/events?location=Delhi&location=Goa&slow=x");

        assertThat(answer.json().get("violations").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder("/location", "/location", "/slow");
    }

    @Test
    void garbage_for_a_cursor_is_answered_with_a_problem() {
        Answer since = node().http().get("/events?since=garbage");
        Answer lastId = node().http().get("/events", "Last-Event-ID", "garbage");

        assertThat(since.json().get("type").asString()).endsWith(":invalid-cursor");
        assertThat(lastId.json().get("type").asString()).endsWith(":invalid-cursor");
    }

    @Test
    void a_client_that_is_gone_is_noticed() {
        await().until(() -> listeners() == 0);
        try (var client = EventClient.open(otherNode(), "")) {
            assertThat(client.response().statusCode()).isEqualTo(200);
            await().until(() -> listeners() == 1);
        }
        await().until(() -> listeners() == 0);
    }

    private static long listeners() {
        return otherNode().http().get("/ws/status").json().at("/connections/sse").asLong();
    }
}
