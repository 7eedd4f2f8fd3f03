package dev.switchboard.broadcast.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.broadcast.client.Feed;
import dev.switchboard.broadcast.client.ForgedCursor;
import dev.switchboard.broadcast.client.Node;
import dev.switchboard.testkit.client.StompClient;
import dev.switchboard.testkit.client.StompFrame;
import dev.switchboard.testkit.description.DescribedMessages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** STOMP as it is described and as it is. */
final class StompDescribedTest extends BroadcastTest {

    private static final String ACKNOWLEDGED = "ack:client";
    private static final String SESSION = "stompSession";
    private static final String CONTRACTS = "stompContracts";
    private static final String CONTRACT = "stompContract";
    private static final String LOCATION = "stompLocation";

    private final DescribedMessages messages =
            new DescribedMessages(node().http().get("/asyncapi.json").json());

    @Test
    void every_frame_described_comes_and_is_as_described() throws Exception {
        String contract = freshContract();
        String cursor = live(contract);
        Feed.settle(node());
        for (Map.Entry<String, String> topic :
                Map.of(
                                CONTRACTS, "/topic/contracts",
                                CONTRACT, "/topic/contracts/" + contract,
                                LOCATION, "/topic/locations/Bengaluru")
                        .entrySet()) {
            takeReplay(topic.getKey(), topic.getValue(), "replay:latest");
            takeReplay(topic.getKey(), topic.getValue(), "since:" + cursor);
            takeReplay(
                    topic.getKey(),
                    topic.getValue(),
                    "since:" + cursor,
                    "max-rate:1000",
                    ACKNOWLEDGED);
        }
        position();
        sessionFrames();
        tooSlow();
        stopping();

        assertThat(messages.neverCame(SESSION, CONTRACTS, CONTRACT, LOCATION)).isEmpty();
        assertThat(messages.neverMet()).isEmpty();
    }

    private String live(String contract) {
        try (StompClient client = StompClient.connected(node())) {
            client.subscribe("a", "/topic/contracts/" + contract, ACKNOWLEDGED);
            client.subscribe("b", "/topic/locations/Bengaluru");
            client.subscribe("c", "/topic/contracts");
            String cursor = ForgedCursor.goodOn(node());
            for (String location : List.of("Bengaluru", "Chennai")) {
                Feed.update(contract, location);
                for (int i = 0; i < 3; i++) {
                    takeLive(client.messageOf(contract));
                }
            }
            Feed.test(contract, "Bengaluru");
            Feed.update(contract, "Bengaluru");
            Feed.remove(contract);
            for (int i = 0; i < 9; i++) {
                takeLive(client.messageOf(contract));
            }
            return cursor;
        }
    }

    private void takeLive(StompFrame frame) {
        String channel =
                Map.of("a", CONTRACT, "b", LOCATION, "c", CONTRACTS).get(frame.raw("subscription"));
        take(String.valueOf(channel), frame);
    }

    private void takeReplay(String channel, String destination, String... headers) {
        try (StompClient client = StompClient.connected(node())) {
            client.subscribe("sub-0", destination, headers);
            client.until("replay_complete").forEach(frame -> take(channel, frame));
        }
    }

    private void position() {
        try (StompClient client = StompClient.connected(otherNode())) {
            client.subscribe(
                    "a", "/topic/contracts/" + freshContract(), "replay:latest", ACKNOWLEDGED);
            take(CONTRACT, client.message("position"));
            client.subscribe("b", "/topic/locations/Bengaluru", "replay:history", "limit:1");
            take(LOCATION, nextOf(client, "b"));
            client.subscribe("c", "/topic/contracts", "replay:history", "limit:1");
            take(CONTRACTS, nextOf(client, "c"));
        }
    }

    private static StompFrame nextOf(StompClient client, String subscription) {
        StompFrame position = client.message("position");
        while (!position.raw("subscription").equals(subscription)) {
            position = client.message("position");
        }
        return position;
    }

    private void sessionFrames() {
        try (StompClient client = StompClient.open(node())) {
            client.frame("CONNECT", "accept-version:1.2", "heart-beat:0,0");
            take(SESSION, client.next("CONNECTED"));
            client.frame("ACK", "id:x", "receipt:r1");
            take(SESSION, client.receipt("r1"));
            client.frame("SUBSCRIBE", "id:a", "receipt:r2");
            take(SESSION, client.fault());
        }
        try (StompClient client = StompClient.open(node())) {
            client.frame("CONNECT", "accept-version:2.0");
            take(SESSION, client.fault());
        }
        try (StompClient client = StompClient.connected(node())) {
            client.update("{\"location\": \"Delhi\"}");
            take(SESSION, client.fault());
        }
    }

    private void tooSlow() throws Exception {
        String destination = "/topic/contracts/" + SlowReader.CONTRACT;
        try (SlowReader client = SlowReader.at("/stomp")) {
            client.send("CONNECT\naccept-version:1.2\n\n\0")
                    .send("SUBSCRIBE\nid:c\ndestination:/topic/calls\n\n\0")
                    .send("SUBSCRIBE\nid:s\ndestination:/topic/servers\n\n\0")
                    .send(
                            "SUBSCRIBE\nid:a\nslow:disconnect\ndestination:"
                                    + destination
                                    + "\n\n\0");

            StompFrame last = StompFrame.parse(client.read().getLast());

            assertThat(take(SESSION, last)).isEqualTo("stomp_ERROR");
            assertThat(last.json().get("type").asString()).endsWith(":too-slow");
        }
    }

    private void stopping() {
        StompClient client;
        try (Node node = LeavingNode.start()) {
            client = StompClient.connected(node);
            client.subscribe("a", "/topic/contracts/" + freshContract(), ACKNOWLEDGED);
            client.subscribe("b", "/topic/locations/Bengaluru");
            client.subscribe("c", "/topic/contracts");
        }
        try (client) {
            for (int i = 0; i < 3; i++) {
                takeLive(client.message("reconnect"));
            }
            StompFrame last = client.next("ERROR");
            assertThat(take(SESSION, last)).isEqualTo("stomp_ERROR");
            assertThat(last.json().get("type").asString()).endsWith(":unavailable");
        }
    }

    private String take(String channel, StompFrame frame) {
        String key =
                messages.take(
                        channel,
                        frame.headersAsJson(),
                        frame.body().isEmpty() ? MissingNode.getInstance() : frame.json());
        assertThat(messages.message(key).get("x-stomp-command").asString())
                .isEqualTo(frame.command());
        return key;
    }

    @Test
    void every_destination_described_can_be_subscribed_to() {
        try (StompClient client = StompClient.connected(node())) {
            List<String> destinations = destinations();
            assertThat(destinations).hasSize(17);
            for (String destination : destinations) {
                client.subscribe("id-" + destination, destination);
            }
        }
    }

    private List<String> destinations() {
        List<String> destinations = new ArrayList<>();
        for (JsonNode channel : messages.description().document().get("channels")) {
            String address = channel.get("address").asString();
            if (address.startsWith("/topic/")) {
                JsonNode parameters = channel.path("parameters");
                if (parameters.isEmpty()) {
                    destinations.add(address);
                }
                parameters.forEachEntry((name, parameter) -> {
                    for (JsonNode value :
                            parameter.path("enum").isEmpty()
                                    ? parameter.get("examples")
                                    : parameter.get("enum")) {
                        destinations.add(address.replace("{" + name + "}", value.asString()));
                    }
                });
            }
        }
        return destinations;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/topic/contract",
                "/topic/contracts/",
                "/topic/locations",
                "/topic/locations/Delhi",
                "/topic/runs",
                "/queue/contracts",
                "/app/update",
                "/stomp"
            })
    void no_other_can(String destination) {
        assertThat(destinations()).doesNotContain(destination);
        try (StompClient client = StompClient.connected(node())) {
            client.frame("SUBSCRIBE", "id:a", "destination:" + destination);

            assertThat(client.fault().header("message")).contains("no destination " + destination);
        }
    }

    @Test
    void updates_are_sent_where_it_is_described_and_nowhere_else() {
        JsonNode example = messages.message("stomp_SEND").at("/examples/0");
        try (StompClient client = StompClient.connected(node())) {
            List<String> headers = new ArrayList<>(List.of("SEND"));
            example.get("headers")
                    .forEachEntry((name, value) -> headers.add(name + ":" + value.asString()));
            client.send(String.join("\n", headers) + "\n\n" + example.get("payload") + "\0");
            client.receipt(example.at("/headers/receipt").asString());

            client.frame("SEND", "destination:/topic/contracts");
            assertThat(client.fault().header("message")).contains("/app/update");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"replay", "limit", "since", "slow", "max-rate"})
    void every_parameter_described_is_read(String header) {
        assertThat(messages.message("stomp_SUBSCRIBE").at("/headers/properties").propertyNames())
                .containsExactlyInAnyOrder(
                        "receipt",
                        "destination",
                        "id",
                        "ack",
                        "replay",
                        "limit",
                        "since",
                        "slow",
                        "max-rate");
        try (StompClient client = StompClient.connected(node())) {
            client.frame("SUBSCRIBE", "id:a", "destination:/topic/contracts", header + ":garbage");

            assertThat(client.fault().json().at("/violations/0/pointer").asString())
                    .isEqualTo("/" + header);
        }
    }

    @Test
    void every_frame_of_a_client_that_is_described_is_taken() {
        try (StompClient client = StompClient.connected(node())) {
            client.subscribe("sub-0", "/topic/contracts");
            for (String frame : List.of("ACK", "NACK", "UNSUBSCRIBE", "DISCONNECT")) {
                assertThat(messages.taken(SESSION)).contains("stomp_" + frame);
                client.frame(frame, "id:sub-0", "receipt:" + frame);
                client.receipt(frame);
            }
        }
        assertThat(messages.taken(SESSION)).hasSize(5).contains("stomp_CONNECT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BEGIN", "COMMIT", "ABORT", "MESSAGE", "RECEIPT", "PUBLISH"})
    void no_other_is(String command) {
        try (StompClient client = StompClient.connected(node())) {
            client.frame(command, "transaction:t");

            assertThat(client.fault().command()).isEqualTo("ERROR");
        }
    }
}
