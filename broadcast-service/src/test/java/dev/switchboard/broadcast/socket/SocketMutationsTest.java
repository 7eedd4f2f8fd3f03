package dev.switchboard.broadcast.socket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.broadcast.client.Feed;
import dev.switchboard.broadcast.client.Mutations;
import dev.switchboard.broadcast.message.MessageType;
import dev.switchboard.model.json.Json;
import dev.switchboard.testkit.client.FrameSocket;
import dev.switchboard.testkit.client.JsonClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whatever is sent as a command is answered as is described, and the connection stays. */
final class SocketMutationsTest extends BroadcastTest {

    private static final int CONNECTIONS = 25;
    private static final int COMMANDS = 20;

    private static final List<String> VALID =
            List.of(
                    "{\"type\": \"get_history\", \"limit\": 2, \"contract_id\": [\"a\\u00fc\"],"
                            + " \"location\": \"Chennai\", \"request_id\": 1e400}",
                    "{\"type\": \"get_status\", \"request_id\": {\"a\": [null, true]}}",
                    "{\"type\": \"heartbeat\", \"request_id\": \"\\ud83d\\udea2\"}",
                    "{\"type\": \"subscribe\", \"contract_ids\": [\"none\"], \"replay\": \"latest\","
                            + " \"limit\": 5, \"slow\": \"conflate\", \"max_rate\": 10}",
                    "{\"type\": \"unsubscribe\", \"request_id\": -0.10}",
                    "{\"type\": \"contract_update\", \"idempotency_key\": \"k\", \"data\": "
                            + Feed.body("socket-mutations", "Chennai")
                            + "}");

    private static final List<String> ANSWERS =
            Arrays.stream(AnswerType.values()).map(AnswerType::label).toList();
    private static final List<String> NOTICES =
            Arrays.stream(MessageType.values()).map(MessageType::label).toList();

    private final Mutations mutations = new Mutations(7_493);

    @Test
    void only_what_is_described_comes_back() throws IOException {
        for (int i = 0; i < CONNECTIONS; i++) {
            List<String> sent = new ArrayList<>();
            try (FrameSocket client = FrameSocket.open(node(), "/ws?contract_id=none")) {
                for (int j = 0; j < COMMANDS; j++) {
                    byte[] command = mutations.of(mutations.pick(VALID).getBytes(UTF_8));
                    sent.add(new String(command, UTF_8));
                    client.send(FrameSocket.BINARY, command);
                }
                client.sendClose(1000);

                assertDescribed(client.untilClosed(1000), sent);
            }
        }

        try (JsonClient client = JsonClient.welcomed(node(), "")) {
            client.ask("{\"type\": \"get_status\"}", "status");
        }
    }

    /** Each command and the opening have an answer. */
    private static void assertDescribed(List<String> texts, List<String> sent) {
        int answers = 0;
        for (String text : texts) {
            JsonNode message = Json.MAPPER.readTree(text);
            String type = message.get("type").asString();
            if (ANSWERS.contains(type)) {
                answers++;
            } else {
                assertThat(NOTICES).as(text).contains(type);
            }
            if (type.equals("error")) {
                assertThat(message.get("message").asString())
                        .as("%s to %s", text, sent)
                        .isNotEmpty()
                        .doesNotContain("Exception", "jackson", "java.");
            }
        }
        assertThat(answers).as(String.join("\n", sent)).isGreaterThanOrEqualTo(COMMANDS + 1);
    }
}
