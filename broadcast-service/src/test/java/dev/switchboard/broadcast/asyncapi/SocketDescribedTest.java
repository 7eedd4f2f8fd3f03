package dev.switchboard.broadcast.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.broadcast.client.Feed;
import dev.switchboard.broadcast.client.Node;
import dev.switchboard.testkit.client.JsonClient;
import dev.switchboard.testkit.description.DescribedMessages;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** {@code /ws} as it is described and as it is. */
final class SocketDescribedTest extends BroadcastTest {

    private static final String CHANNEL = "socket";
    private static final String COMMAND = "ws_command_";

    private final DescribedMessages messages =
            new DescribedMessages(node().http().get("/asyncapi.json").json());

    @Test
    void every_message_described_comes_and_is_as_described() throws Exception {
        commands();
        live();
        replayed();
        errors();
        tooSlow();
        stopping();

        assertThat(messages.neverCame(CHANNEL)).isEmpty();
        assertThat(messages.neverMet()).isEmpty();
    }

    private void commands() {
        Feed.updateSeenBy(node(), freshContract(), "Chennai");
        try (JsonClient client = JsonClient.open(node(), "?contract_id=" + freshContract())) {
            for (String command : messages.taken(CHANNEL)) {
                for (JsonNode example : messages.bodies(command)) {
                    take(client.send(example.toString()).next(answer(command)));
                }
            }
            take(client.ask("{\"type\": \"get_history\", \"limit\": 1}", "history"));
            take(client.ask("{\"type\": \"heartbeat\", \"request_id\": []}", "heartbeat"));
        }
    }

    /** What is answered with, if not with an error. */
    private String answer(String command) {
        return messages.description()
                .document()
                .get("operations")
                .valueStream()
                .filter(operation -> operation.has("reply"))
                .filter(operation -> operation.get("messages").toString().contains(command + "\""))
                .map(operation -> operation.at("/reply/messages/0/$ref").asString())
                .map(reference -> reference.substring(reference.lastIndexOf("ws_") + 3))
                .findFirst()
                .orElseThrow();
    }

    private void live() {
        String contract = freshContract();
        try (JsonClient client = JsonClient.open(node(), "?contract_id=" + contract);
                JsonClient local = JsonClient.welcomed(node(), "?location=Bengaluru")) {
            take(client.next("welcome"));
            Feed.update(contract, "Bengaluru");
            take(client.nextOf(contract));
            take(local.nextOf(contract));
            Feed.test(contract, "Mumbai");
            take(client.nextOf(contract));
            Feed.updateSeenBy(node(), contract, "Chennai");
            take(client.nextOf(contract));
            assertThat(take(local.nextOf(contract))).isEqualTo("ws_contract_left");
            Feed.remove(contract);
            take(client.next("contract_removed"));
        }
    }

    private void replayed() {
        String contract = freshContract();
        String cursor;
        try (JsonClient client = JsonClient.open(node(), "?location=Bengaluru")) {
            cursor = client.next("welcome").get("cursor").asString();
            Feed.updateSeenBy(node(), contract, "Bengaluru");
            Feed.updateSeenBy(node(), contract, "Chennai");
            Feed.remove(contract);
            client.nextOf(contract);
        }
        Feed.settle(node());
        try (JsonClient client = JsonClient.welcomed(node(), "")) {
            String about = "\"contract_id\": \"" + contract + "\"";
            take(client.ask("{\"type\": \"get_history\", " + about + "}", "history"));
        }
        takeReplay("?replay=latest");
        takeReplay("?location=Bengaluru&since=" + cursor);
        takeReplay("?max-rate=1000&since=" + cursor);
        takeReplay("?contract_id=" + contract + "&since=" + cursor);
    }

    private void takeReplay(String query) {
        try (JsonClient client = JsonClient.welcomed(node(), query)) {
            client.until("replay_complete").forEach(this::take);
        }
    }

    private void errors() {
        try (JsonClient client = JsonClient.welcomed(node(), "?contract_id=" + freshContract())) {
            for (String wrong :
                    List.of(
                            "{",
                            "{\"type\": \"get_everything\", \"request_id\": {\"a\": 1}}",
                            "{\"type\": \"contract_update\", \"data\": {\"location\": \"Delhi\"}}",
                            "{\"type\": \"subscribe\", \"since\": \"garbage\"}",
                            "\"" + "x".repeat(70_000) + "\"")) {
                take(client.ask(wrong, "error"));
            }
        }
        try (JsonClient client = JsonClient.welcomed(node(), "?slow=never")) {
            take(client.next("error"));
        }
    }

    private void tooSlow() throws Exception {
        String query = "?slow=disconnect&contract_id=" + SlowReader.CONTRACT;
        try (SlowReader client = SlowReader.at("/ws" + query)) {
            List<JsonNode> all = client.read().stream().map(SocketDescribedTest::read).toList();

            assertThat(all.stream().map(this::take)).endsWith("ws_error");
            assertThat(all.getLast().get("code").asString()).isEqualTo("too-slow");
        }
    }

    private void stopping() {
        JsonClient client;
        try (Node node = LeavingNode.start()) {
            client = JsonClient.welcomed(node, "");
        }
        try (client) {
            assertThat(take(client.next("reconnect"))).isEqualTo("ws_reconnect");
        }
    }

    private String take(JsonNode message) {
        return messages.take(CHANNEL, MissingNode.getInstance(), message);
    }

    private static JsonNode read(String text) {
        return dev.switchboard.model.json.Json.MAPPER.readTree(text);
    }

    @Test
    void the_commands_described_are_all_there_are() {
        try (JsonClient client = JsonClient.welcomed(node(), "?contract_id=" + freshContract())) {
            JsonNode error = client.ask("{\"type\": \"get_everything\"}", "error");

            assertThat(error.at("/violations/0/allowed").valueStream().map(JsonNode::asString))
                    .containsExactlyInAnyOrderElementsOf(
                            messages.taken(CHANNEL).stream()
                                    .map(key -> key.substring(COMMAND.length()))
                                    .toList());
        }
    }

    @Test
    void the_fields_described_are_all_that_a_command_takes() {
        try (JsonClient client = JsonClient.welcomed(node(), "?contract_id=" + freshContract())) {
            for (String command : messages.taken(CHANNEL)) {
                JsonNode properties = messages.message(command).at("/payload/properties");
                for (String field : properties.propertyNames()) {
                    assertThat(refusal(client, command, field)).as(field).isEmpty();
                }
                assertThat(refusal(client, command, "colour")).containsExactly("/colour");
            }
        }
    }

    /** Where a command finds a field that it can't have; null stands for a value not given. */
    private static List<String> refusal(JsonClient client, String command, String field) {
        String type = "\"type\": \"" + command.substring(COMMAND.length()) + "\"";
        String more =
                field.equals("type") || field.equals("request_id")
                        ? ""
                        : ", \"" + field + "\": null";
        JsonNode answer =
                client.send("{" + type + more + ", \"request_id\": 1}").nextWhere("request_id");
        return answer.path("violations")
                .valueStream()
                .filter(v -> v.get("message").asString().contains("is not a field"))
                .map(v -> v.get("pointer").asString())
                .toList();
    }

    @Test
    void every_query_parameter_described_is_read() {
        JsonNode described =
                messages.description().document().at("/channels/socket/bindings/ws/query");
        assertThat(described.get("properties")).hasSize(7);
        for (String name : described.get("properties").propertyNames()) {
            try (JsonClient client = JsonClient.welcomed(node(), "?" + name + "=garbage%00")) {
                assertThat(client.next("error").at("/violations/0/pointer").asString())
                        .isEqualTo("/" + name);
            }
        }
    }
}
