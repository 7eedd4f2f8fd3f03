package dev.switchboard.stack.foreign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.stack.foreign.producer.KafkaJs;
import dev.switchboard.stack.foreign.producer.Kcat;
import dev.switchboard.stack.foreign.producer.NodeModules;
import dev.switchboard.testkit.Program;
import dev.switchboard.testkit.TestKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the documentation tells a producer to do is done as it stands there. */
class DocumentationTest extends ForeignTest {

    private static final Path PROTOCOLS = Path.of("..", "docs", "protocols.md");
    private static final Path EXAMPLE = Path.of("..", "examples", "kafkajs", "send.js");
    private static final Pattern COMMANDS = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    private final String contract = newContract();

    @Test
    void the_commands_with_kcat_send_an_update_and_remove_the_contract() throws Exception {
        require(new Kcat());
        List<String> commands =
                COMMANDS.matcher(Files.readString(PROTOCOLS))
                        .results()
                        .map(MatchResult::group)
                        .map(block -> block.substring("```sh\n".length(), block.length() - 3))
                        .filter(block -> block.contains("kcat"))
                        .toList();
        assertThat(commands).hasSize(2);

        for (String command : commands) {
            run(List.of("sh", "-e", "-c", here(command)));
        }

        awaitOutcomes(contract + ": kept", contract + ": removed");
    }

    @Test
    void the_example_with_kafkajs_sends_an_update() throws Exception {
        require(new KafkaJs());
        Path script =
                NodeModules.script("send.js", here(Files.readString(EXAMPLE)).getBytes(UTF_8));

        run(List.of("node", script.toString()));

        awaitOutcomes(contract + ": kept");
    }

    /** With the Kafka, the topic and a contract of this test. */
    private String here(String text) {
        return text.replace("localhost:9092", TestKafka.bootstrapServers())
                .replace("contract.updates", Stand.TOPICS.updates().name())
                .replace("c-42", contract);
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        try (Program program = Program.start(command, Map.of())) {
            assertThat(program.await()).as("%s: %s", command, program.output()).isZero();
        }
    }
}
