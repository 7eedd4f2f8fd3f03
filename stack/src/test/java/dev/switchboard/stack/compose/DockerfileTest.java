package dev.switchboard.stack.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.stack.compose.Dockerfile.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the Dockerfile says, held against what there is. */
class DockerfileTest {

    private static final Pattern PINNED = Pattern.compile("[\\w-]+:\\d+\\.\\d+\\.\\d+[\\w.-]*");

    private final Dockerfile images = Dockerfile.read();

    DockerfileTest() throws IOException {}

    @Test
    void images_are_pinned_and_of_the_java_version_of_the_build() {
        assertThat(images.stages().values())
                .extracting(Stage::from)
                .filteredOn(from -> !images.stages().containsKey(from))
                .isNotEmpty()
                .allSatisfy(from -> assertThat(from).matches(PINNED).contains("temurin"))
                .allSatisfy(from ->
                        assertThat(from)
                                .containsPattern("[:-]" + Runtime.version().feature() + "\\b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "broadcast", "router"})
    void a_service_runs_as_nobody_in_particular_and_gets_its_signals(String service) {
        assertThat(images.argument(service, "USER"))
                .get()
                .asString()
                .matches("[1-9]\\d*:[1-9]\\d*");
        assertThat(images.command(service)).startsWith("java").endsWith("-jar", "service.jar");
        assertThat(images.javaOptions(service)).contains("MaxRAMPercentage");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "broadcast", "router"})
    void the_port_that_a_service_names_is_the_one_it_listens_at(String service) throws IOException {
        String port = images.argument(service, "EXPOSE").orElseThrow();

        assertThat(ComposeFile.read().built(service))
                .extracting(Container::listensAt)
                .containsOnly(Integer.valueOf(port));
        Path settings =
                ComposeFile.HOME.resolve(service + "-service/src/main/resources/application.yaml");
        assertThat(settings).content().contains("${PORT:" + port + "}");
    }

    @Test
    void the_build_stage_gets_every_module() throws IOException {
        List<String> modules =
                Pattern.compile("<module>(.*?)</module>")
                        .matcher(Files.readString(ComposeFile.HOME.resolve("pom.xml")))
                        .results()
                        .map(module -> module.group(1))
                        .toList();

        assertThat(modules).isNotEmpty();
        assertThat(images.stages().get("build"))
                .extracting(Stage::instructions)
                .satisfies(lines ->
                        assertThat(lines)
                                .containsAll(
                                        modules.stream()
                                                .map(module ->
                                                        "COPY %1$s/pom.xml %1$s/".formatted(module))
                                                .toList()));
    }
}
