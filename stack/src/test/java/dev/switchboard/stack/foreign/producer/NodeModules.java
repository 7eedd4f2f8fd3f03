package dev.switchboard.stack.foreign.producer;

import dev.switchboard.testkit.Program;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where kafkajs is installed, by npm, in the version that the lock file of the example names. Once
 * for all tests of a JVM; left where it is for the next build.
 */
public final class NodeModules {

    private static final Path EXAMPLE = Path.of("..", "examples", "kafkajs");
    private static final Path FOLDER = Path.of("target", "kafkajs").toAbsolutePath();

    private NodeModules() {}

    /** Why kafkajs can't be had here; empty where it can. */
    static Optional<String> absence() {
        if (!Installed.NODE) {
            return Optional.of("Node is not installed");
        }
        return Installation.FAULT;
    }

    /** A script of the tests, put where it finds kafkajs. */
    static Path script(String resource) throws IOException {
        try (InputStream in = NodeModules.class.getResourceAsStream("/" + resource)) {
            return script(resource, Objects.requireNonNull(in).readAllBytes());
        }
    }

    /** Any script, put where it finds kafkajs. */
    public static Path script(String name, byte[] content) throws IOException {
        return Files.write(FOLDER.resolve(name), content);
    }

    /** Installed by the first thread that asks; others wait for it. */
    private static final class Installation {

        static final Optional<String> FAULT = install();

        private static Optional<String> install() {
            try {
                Files.createDirectories(FOLDER);
                boolean sameWish = !copied("package.json");
                boolean sameLock = !copied("package-lock.json");
                if (sameWish && sameLock && Files.exists(FOLDER.resolve("node_modules/kafkajs"))) {
                    return Optional.empty();
                }
                return Installed.NPM ? npm() : Optional.of("npm is not installed");
            } catch (IOException e) {
                return Optional.of(e.toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.of(e.toString());
            }
        }

        private static boolean copied(String name) throws IOException {
            Path from = EXAMPLE.resolve(name);
            Path to = FOLDER.resolve(name);
            boolean same = Files.exists(to) && Files.mismatch(from, to) == -1;
            if (!same) {
                Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
            }
            return !same;
        }

        private static Optional<String> npm() throws IOException, InterruptedException {
            List<String> command =
                    List.of(
                            "npm",
                            "ci",
                            "--prefix",
                            FOLDER.toString(),
                            "--ignore-scripts",
                            "--no-audit",
                            "--no-fund",
                            "--fetch-retries=1",
                            "--fetch-timeout=20000");
            try (Program npm = Program.start(command, Map.of())) {
                return npm.await() == 0
                        ? Optional.empty()
                        : Optional.of("npm can't get kafkajs: " + npm.output());
            }
        }
    }
}
