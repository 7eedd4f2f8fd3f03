package dev.switchboard.broadcast.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.broadcast.client.Node;
import dev.switchboard.broadcast.client.RouterFeed;
import dev.switchboard.model.router.CallOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The audit of calls. */
final class CallsTest extends BroadcastTest {

    private final String server = RouterFeed.freshServer();

    @Test
    void it_holds_calls_newest_first_as_they_were_written() {
        String first = RouterFeed.call(server, CallOutcome.OK);
        String second = RouterFeed.call(server, CallOutcome.TIMEOUT);

        JsonNode page = await(node(), "server=" + server, 2);

        assertThat(page.get("data").findValuesAsString("id")).containsExactly(second, first);
        JsonNode call = page.at("/data/0");
        assertThat(call.get("exposed_name").asString()).isEqualTo(server + "__add");
        assertThat(call.get("duration_ms").asDouble()).isEqualTo(1.234);
        assertThat(call.at("/arguments/a").asInt()).isEqualTo(1);
        assertThat(Instant.parse(call.get("recorded_at").asString())).isBefore(Instant.MAX);
        assertThat(Instant.parse(page.get("complete_since").asString())).isBefore(Instant.now());
        assertThat(page.has("next")).isFalse();
    }

    @Test
    void it_is_the_same_on_every_node_and_under_api() {
        String other = RouterFeed.freshServer();
        for (int i = 0; i < 3; i++) {
            RouterFeed.call(server, CallOutcome.OK);
            RouterFeed.call(other, CallOutcome.ERROR);
        }
        String filter = "server=" + server + "&server=" + other;

        assertThat(await(node(), filter, 6).get("data"))
                .isEqualTo(await(otherNode(), filter, 6).get("data"));
        assertThat(node().http().get("/api/calls?limit=2&" + filter).json().get("data")).hasSize(2);
    }

    @Test
    void pages_hold_each_call_once() {
        for (int i = 0; i < 7; i++) {
            RouterFeed.call(server, CallOutcome.OK);
        }
        List<String> all =
                await(node(), "server=" + server, 7).get("data").findValuesAsString("id");

        List<String> paged = new ArrayList<>();
        String before = "";
        while (before != null) {
            JsonNode page = get(node(), "limit=3&server=" + server + before);
            paged.addAll(page.get("data").findValuesAsString("id"));
            before = page.has("next") ? "&before=" + page.get("next").asString() : null;
        }

        assertThat(paged).isEqualTo(all);
    }

    @Test
    void it_is_filtered_by_outcome_and_by_either_name() {
        RouterFeed.call(server, CallOutcome.OK);
        String failed = RouterFeed.call(server, CallOutcome.TOOL_ERROR);
        await(node(), "server=" + server, 2);

        assertThat(ids("outcome=tool_error&outcome=timeout&server=" + server))
                .containsExactly(failed);
        assertThat(ids("name=add&server=" + server)).hasSize(2);
        assertThat(ids("name=" + server + "__add")).hasSize(2);
        assertThat(ids("name=subtract&server=" + server)).isEmpty();
    }

    private static List<String> ids(String query) {
        return get(node(), query).get("data").findValuesAsString("id");
    }

    private static JsonNode await(Node node, String query, int calls) {
        return Awaitility.await()
                .until(() -> get(node, query), page -> page.path("data").size() == calls);
    }

    private static JsonNode get(Node node, String query) {
        return node.http().get("/calls?" + query).json();
    }
}
