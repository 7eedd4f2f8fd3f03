package dev.switchboard.standalone;

import static dev.switchboard.standalone.SharedProduct.product;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.testkit.Program;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The example of the README, as it stands there, with nothing on its class path but the client. */
@ExtendWith(SharedProduct.class)
class JavaExampleTest {

    private static final Path EXAMPLE = Path.of("..", "examples", "java", "Contracts.java");
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    @Test
    void the_readme_shows_the_example_that_is_there() throws Exception {
        String readme = Files.readString(Path.of("..", "README.md"));
        String shown = readme.substring(readme.indexOf("```java\n") + 8);

        assertThat(shown.substring(0, shown.indexOf("```"))).isEqualTo(Files.readString(EXAMPLE));
        assertThat(Files.readAllLines(EXAMPLE)).hasSizeLessThan(60);
    }

    @Test
    void it_compiles_and_runs_against_the_server_that_ws_uri_names() throws Exception {
        List<String> command =
                List.of(
                        JAVA.toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        client(),
                        EXAMPLE.toString());
        try (Program example =
                Program.start(command, Map.of("WS_URI", product().socketUrl("/api/ws")))) {
            assertThat(example.await()).as(example.output()).isZero();
            assertThat(example.output())
                    // those that other tests left there
                    .containsPattern("(?m)^\\d+ contracts in Chennai$")
                    .contains(
                            "accepted contracts-",
                            "updated  ContractUpdate[contractId=java-42, location=CHENNAI",
                            "left     java-42",
                            "location=MUMBAI");
        }
    }

    /** What the client's artifact brings along: itself, the model, Jackson, annotations. */
    private static String client() {
        List<String> parts =
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(part ->
                                part.contains("contract-client")
                                        || part.contains("shared-model")
                                        || part.contains(
                                                Path.of("tools", "jackson", "core").toString())
                                        || part.contains("jackson-annotations")
                                        || part.contains("jspecify"))
                        .toList();
        assertThat(parts).hasSize(6);
        return parts.stream().collect(Collectors.joining(File.pathSeparator));
    }
}
