package dev.switchboard.acceptance.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.switchboard.testkit.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Examples in JavaScript, beside what npm installs for them. */
final class NodeProject {

    private static final String NO_NODE =
            "Node 20 or later with npm is not installed: the JavaScript examples are not tried";

    private NodeProject() {}

    /**
     * Copies the files of an example and installs what its lock file names, unless that was done
     * before. Skips the test where Node or a registry is missing.
     */
    static Path install(String example, Path copy) throws IOException, InterruptedException {
        assumeTrue(
                Example.runs("npm", "--version")
                        && Example.runs(
                                "node",
                                "-e",
                                "if (+process.versions.node.split('.')[0] < 20) process.exit(1)"),
                NO_NODE);
        if (Files.exists(copy.resolve("node_modules"))) {
            return copy;
        }
        Files.createDirectories(copy);
        try (var files = Files.list(Example.FOLDER.resolve(example))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(
                        file,
                        copy.resolve(file.getFileName()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
        List<String> command =
                List.of("npm", "ci", "--prefix", copy.toString(), "--ignore-scripts", "--no-audit");
        try (Program npm = Program.start(command.toArray(String[]::new))) {
            int exit = npm.await();
            assertThat(npm.output()).doesNotContain("EINTEGRITY");
            assumeTrue(exit == 0, "npm cannot fetch what the examples import: " + npm.output());
        }
        return copy;
    }
}
