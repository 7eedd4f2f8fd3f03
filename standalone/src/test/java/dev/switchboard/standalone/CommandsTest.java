package dev.switchboard.standalone;

import static dev.switchboard.standalone.SharedProduct.product;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.model.json.Json;
import dev.switchboard.testkit.Program;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The commands of {@code ./switchboard} and public clients against the running product. */
@ExtendWith(SharedProduct.class)
class CommandsTest {

    private static final Path EXAMPLES = Path.of("..", "examples", "updates.ndjson");

    @Test
    void replay_sends_all_examples_and_contracts_shows_the_latest_of_each() throws Exception {
        Map<String, String> latest = new HashMap<>();
        for (String line : Files.readAllLines(EXAMPLES)) {
            JsonNode update = Json.read(line.getBytes(StandardCharsets.UTF_8));
            latest.put(update.path("contract_id").asString(), update.path("location").asString());
        }

        Command replay = Command.run("replay", EXAMPLES.toString(), "--url", product().url());

        assertThat(replay.exit()).as(replay.output()).isZero();
        assertThat(replay.output()).contains("1,000 accepted, 0 refused");

        for (var contract : latest.entrySet()) {
            await().untilAsserted(() ->
                    assertThat(location(contract.getKey())).isEqualTo(contract.getValue()));
        }
    }

    private static String location(String contractId) throws Exception {
        String id = URLEncoder.encode(contractId, StandardCharsets.UTF_8);
        JsonNode found = product().getJson("/contracts?contract_id=" + id).path("data");
        return found.path(0).path("location").asString("");
    }

    @Test
    void watch_shows_what_send_sends() throws Exception {
        try (Program watch =
                Program.commandLine(
                        "watch", "--contract", "seen", "--url", product().socketUrl("/ws"))) {
            await().until(() -> watch.output().contains("connected to "));

            Command send =
                    Command.run("send", "seen", "Mumbai", "active", "--url", product().url());

            assertThat(send.exit()).as(send.output()).isZero();
            assertThat(send.output()).contains("contracts-");
            await().untilAsserted(() -> assertThat(watch.output()).contains("seen", "Mumbai"));
        }
    }

    @Test
    void watch_goes_to_the_server_that_ws_uri_names() throws Exception {
        String feed = product().socketUrl("/api/ws");
        try (Program watch = Program.commandLine(Map.of("WS_URI", feed), "watch")) {
            await().until(() -> watch.output().contains("connected to " + feed));
        }
    }

    @Test
    void status_shows_the_router_beside_contracts() throws Exception {
        Command status = Command.run("status", "--url", product().url());

        assertThat(status.exit()).as(status.output()).isZero();
        assertThat(status.output())
                .containsPattern("switchboard +ready, up ")
                .containsPattern("router +(no other servers|\\d+ servers?: .*); \\d+ tools offered")
                .containsPattern("calls +.* in the last ");
    }

    @Test
    void send_says_why_an_update_is_refused() throws Exception {
        Command send = Command.run("send", "x", "Delhi", "active", "--url", product().url());

        assertThat(send.exit()).isEqualTo(1);
        assertThat(send.output()).contains("location", "Chennai");
    }
}
