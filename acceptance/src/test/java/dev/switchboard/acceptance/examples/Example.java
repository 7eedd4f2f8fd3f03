package dev.switchboard.acceptance.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.testkit.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An example, running. */
final class Example implements AutoCloseable {

    static final Path FOLDER = Path.of("..", "examples").toAbsolutePath().normalize();

    private final Program program;

    private Example(Program program) {
        this.program = program;
    }

    /** Starts an example that goes on until it is ended. */
    static Example start(String... command) throws IOException {
        return new Example(Program.start(List.of(command), Map.of("PYTHONUNBUFFERED", "1")));
    }

    /** Runs an example to its end; what it printed. */
    static String run(String... command) throws IOException, InterruptedException {
        try (Program program = Program.start(command)) {
            int exit = program.await();
            assertThat(exit).as(program.output()).isZero();
            return program.output();
        }
    }

    /** Whether a program is installed and content with that. */
    static boolean runs(String... command) {
        try (Program program = Program.start(command)) {
            return program.await() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A Python that has these modules; empty where none of this machine's has them. */
    static String python(String modules) {
        return Stream.of("python3", "/usr/bin/python3")
                .filter(python -> runs(python, "-c", "import " + modules))
                .findFirst()
                .orElse("");
    }

    /** Waits until it printed this line. */
    Example awaitLine(String line) {
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(lines()).contains(line));
        return this;
    }

    /** Waits until it printed a line of that form. */
    Example awaitMatch(String pattern) {
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(lines()).anyMatch(line -> line.matches(pattern)));
        return this;
    }

    List<String> lines() {
        return program.output().lines().toList();
    }

    @Override
    public void close() {
        program.close();
    }
}
