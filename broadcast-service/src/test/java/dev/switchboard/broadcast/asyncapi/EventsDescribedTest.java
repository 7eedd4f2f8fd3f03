package dev.switchboard.broadcast.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.broadcast.client.Feed;
import dev.switchboard.broadcast.client.Node;
import dev.switchboard.model.json.Json;
import dev.switchboard.testkit.client.Event;
import dev.switchboard.testkit.client.EventClient;
import dev.switchboard.testkit.description.DescribedMessages;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /events} as it is described and as it is. */
final class EventsDescribedTest extends BroadcastTest {

    private static final String CHANNEL = "events";

    private final DescribedMessages messages =
            new DescribedMessages(node().http().get("/asyncapi.json").json());

    @Test
    void every_event_described_comes_and_is_as_described() {
        String contract = freshContract();
        String cursor = live(contract);
        Feed.settle(node());
        takeReplay("?replay=latest");
        takeReplay("?location=Bengaluru&since=" + cursor);
        takeReplay("?max-rate=1000&since=" + cursor);
        takeReplay("?contract_id=" + contract + "&since=" + cursor);
        stopping();

        assertThat(messages.neverCame(CHANNEL)).isEmpty();
        assertThat(messages.neverMet()).isEmpty();
    }

    private String live(String contract) {
        // heart-beats that can be waited for
        Node quick = otherNode();
        try (EventClient client = EventClient.open(quick, "?contract_id=" + contract);
                EventClient local = EventClient.open(quick, "?location=Bengaluru")) {
            Event greeting = client.next(Event::isPosition);
            assertThat(take(greeting)).isEqualTo("sse_welcome");
            assertThat(take(client.next(Event::isPosition))).isEqualTo("sse_position");
            Feed.update(contract, "Bengaluru");
            take(client.next("contract_update"));
            Feed.test(contract, "Mumbai");
            take(client.next("contract_update"));
            Feed.updateSeenBy(quick, contract, "Chennai");
            assertThat(take(local.next("contract_left"))).isEqualTo("sse_contract_left");
            Feed.remove(contract);
            take(client.next("contract_removed"));
            return greeting.cursor();
        }
    }

    private void takeReplay(String query) {
        try (EventClient client = EventClient.open(node(), query)) {
            take(client.next(event -> event.fields().containsKey("retry")));
            client.until("replay_complete").forEach(this::take);
        }
    }

    private void stopping() {
        EventClient client;
        try (Node node = LeavingNode.start()) {
            client = EventClient.open(node, "");
            take(client.next(Event::isPosition));
            await().until(() ->
                    node.http().get("/ws/status").json().get("subscriptions").asLong() == 1);
        }
        try (client) {
            assertThat(take(client.next("reconnect"))).isEqualTo("sse_reconnect");
        }
    }

    private String take(Event event) {
        ObjectNode fields = Json.MAPPER.createObjectNode();
        event.fields().forEach(fields::put);
        if (fields.has("retry")) {
            fields.put("retry", fields.get("retry").asInt());
        }
        JsonNode data = fields.remove("data");
        return messages.take(
                CHANNEL, fields, data == null ? MissingNode.getInstance() : event.json());
    }

    @Test
    void every_query_parameter_described_is_read() {
        JsonNode described =
                messages.description()
                        .document()
                        .at("/operations/tellEvents/bindings/http/query/properties");
        assertThat(described).hasSize(7);
        for (String name : described.propertyNames()) {
            JsonNode problem = node().http().get("/events?" + name + "=garbage%00").json();

            assertThat(problem.at("/violations/0/pointer").asString()).isEqualTo("/" + name);
        }
    }
}
