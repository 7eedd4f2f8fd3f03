package dev.switchboard.broadcast.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.broadcast.client.Node;
import dev.switchboard.broadcast.client.RouterFeed;
import dev.switchboard.broadcast.intake.TopicFeed;
import dev.switchboard.model.json.Json;
import dev.switchboard.model.router.CallOutcome;
import dev.switchboard.model.router.ServerState;
import dev.switchboard.testkit.client.Event;
import dev.switchboard.testkit.client.EventClient;
import dev.switchboard.testkit.client.JsonClient;
import dev.switchboard.testkit.client.StompClient;
import dev.switchboard.testkit.client.StompFrame;
import dev.switchboard.testkit.description.DescribedMessages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** The feeds of the router, on every protocol, as they are described and as they are. */
final class RouterFeedsDescribedTest extends BroadcastTest {

    private static final Map<String, String> DESTINATIONS =
            Map.of(
                    "stompCalls", "/topic/calls",
                    "stompCallsOfServer", "/topic/calls/%s",
                    "stompCallOutcome", "/topic/call-outcomes/timeout",
                    "stompServers", "/topic/servers",
                    "stompServer", "/topic/servers/%s");

    private final DescribedMessages messages =
            new DescribedMessages(node().http().get("/asyncapi.json").json());
    private final String server = RouterFeed.freshServer();

    /** The cursors of both feeds before anything happens to the server. */
    private final Map<String, String> cursors = new LinkedHashMap<>();

    @Test
    void every_message_described_comes_and_is_as_described() {
        awaitFeeds(otherNode());
        begin("calls", () -> RouterFeed.call(server, CallOutcome.TIMEOUT), "call");
        begin("servers", () -> RouterFeed.server(server, ServerState.CONNECTING), "server");

        DESTINATIONS.forEach(this::takeFrames);
        for (String feed : List.of("calls", "servers")) {
            takeMessages(feed);
            takeEvents(feed);
        }
        stopping();

        List<String> channels = new ArrayList<>(DESTINATIONS.keySet());
        channels.addAll(List.of("socketCalls", "socketServers", "eventsCalls", "eventsServers"));
        assertThat(messages.neverCame(channels.toArray(String[]::new))).isEmpty();
        assertThat(messages.neverMet())
                .noneMatch(property ->
                        property.startsWith("CallEvent") || property.startsWith("ServerEvent"));
    }

    /** Takes the feed's cursor, and waits until the node has read what happens after it. */
    private void begin(String feed, Runnable event, String type) {
        String path = "/ws/" + feed + "?server=" + server;
        try (JsonClient client = JsonClient.openAt(otherNode(), path)) {
            cursors.put(feed, client.next("welcome").get("cursor").asString());
            event.run();
            client.next(type);
        }
    }

    private static void awaitFeeds(Node node) {
        await().until(() ->
                node.bean("callsFeed", TopicFeed.class).isComplete()
                        && node.bean("serversFeed", TopicFeed.class).isComplete());
    }

    /** What happens in a feed while somebody follows it. */
    private void happen(String feed) {
        if (feed.equals("calls")) {
            RouterFeed.call(server, CallOutcome.TIMEOUT);
        } else {
            RouterFeed.server(server, ServerState.READY);
            RouterFeed.removeServer(server);
            RouterFeed.server(server, ServerState.READY);
        }
    }

    /** The messages that {@link #happen} brings. */
    private static List<String> types(String feed) {
        return feed.equals("calls") ? List.of("call") : List.of("server", "server_removed");
    }

    private String replay(String feed) {
        return "?max-rate=1000&server=" + server + "&since=" + cursors.get(feed);
    }

    private void takeFrames(String channel, String destination) {
        String feed = destination.startsWith("/topic/servers") ? "servers" : "calls";
        try (StompClient client = StompClient.connected(otherNode())) {
            client.subscribe(
                    "sub-0",
                    destination.formatted(server),
                    "max-rate:1000",
                    "since:" + cursors.get(feed));
            client.until("replay_complete").forEach(frame -> take(channel, frame));
            // not paced: a removal and what follows it would come as one
            client.subscribe("sub-1", destination.formatted(server), "replay:history", "limit:1");
            client.until("replay_complete").forEach(frame -> take(channel, frame));
            happen(feed);
            types(feed).forEach(type -> take(channel, client.message(type)));
            take(channel, client.message("position"));
        }
    }

    private void takeMessages(String feed) {
        String channel = channel("socket", feed);
        try (JsonClient client = JsonClient.openAt(otherNode(), "/ws/" + feed + replay(feed))) {
            take(channel, client.next("welcome"));
            client.until("replay_complete").forEach(message -> take(channel, message));
        }
        try (JsonClient client = JsonClient.openAt(otherNode(), "/ws/" + feed)) {
            client.next("welcome");
            happen(feed);
            types(feed).forEach(type -> take(channel, client.next(type)));
            for (String command : messages.taken(channel)) {
                for (JsonNode example : messages.bodies(command)) {
                    take(channel, client.send(example.toString()).next(answer(example)));
                }
            }
            take(channel, client.ask("{\"type\": \"get_history\"}", "error"));
        }
    }

    private static String answer(JsonNode command) {
        return Map.of(
                        "get_status", "status",
                        "heartbeat", "heartbeat",
                        "subscribe", "subscribed",
                        "unsubscribe", "unsubscribed")
                .get(command.get("type").asString());
    }

    private void takeEvents(String feed) {
        String channel = channel("events", feed);
        try (EventClient client =
                EventClient.openAt(otherNode(), "/events/" + feed + replay(feed))) {
            take(channel, client.next(event -> event.fields().containsKey("retry")));
            client.until("replay_complete").forEach(event -> take(channel, event));
            take(channel, client.next(Event::isPosition));
        }
        try (EventClient client = EventClient.openAt(otherNode(), "/events/" + feed)) {
            client.next(Event::isPosition);
            happen(feed);
            types(feed).forEach(type -> take(channel, client.next(type)));
        }
    }

    private void stopping() {
        Map<String, JsonClient> sockets = new LinkedHashMap<>();
        Map<String, EventClient> streams = new LinkedHashMap<>();
        StompClient stomp;
        try (Node node = LeavingNode.start()) {
            awaitFeeds(node);
            stomp = StompClient.connected(node);
            for (var destination : DESTINATIONS.entrySet()) {
                stomp.subscribe(destination.getKey(), destination.getValue().formatted(server));
            }
            for (String feed : List.of("calls", "servers")) {
                JsonClient socket = JsonClient.openAt(node, "/ws/" + feed);
                socket.next("welcome");
                sockets.put(channel("socket", feed), socket);
                EventClient stream = EventClient.openAt(node, "/events/" + feed);
                stream.next(Event::isPosition);
                streams.put(channel("events", feed), stream);
            }
            await().until(() ->
                    node.http().get("/ws/status").json().get("subscriptions").asLong() == 9);
        }
        try (stomp) {
            for (int i = 0; i < DESTINATIONS.size(); i++) {
                StompFrame frame = stomp.message("reconnect");
                take(frame.raw("subscription"), frame);
            }
        }
        sockets.forEach((channel, client) -> take(channel, client.next("reconnect")));
        streams.forEach((channel, client) -> take(channel, client.next("reconnect")));
        sockets.values().forEach(JsonClient::close);
        streams.values().forEach(EventClient::close);
    }

    private static String channel(String protocol, String feed) {
        return protocol + (feed.equals("calls") ? "Calls" : "Servers");
    }

    private void take(String channel, StompFrame frame) {
        messages.take(channel, frame.headersAsJson(), frame.json());
    }

    private void take(String channel, JsonNode message) {
        messages.take(channel, MissingNode.getInstance(), message);
    }

    private void take(String channel, Event event) {
        ObjectNode fields = Json.MAPPER.createObjectNode();
        event.fields().forEach(fields::put);
        if (fields.has("retry")) {
            fields.put("retry", fields.get("retry").asInt());
        }
        boolean hasData = fields.remove("data") != null;
        messages.take(channel, fields, hasData ? event.json() : MissingNode.getInstance());
    }
}
