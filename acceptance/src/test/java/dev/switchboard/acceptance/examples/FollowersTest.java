package dev.switchboard.acceptance.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.switchboard.acceptance.product.Product;
import dev.switchboard.testkit.Program;
import dev.switchboard.testkit.soak.Soak;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Examples that follow, in other languages; the server is killed meanwhile. */
@Soak
@Tag("pages")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FollowersTest {

    private static final String NO_NODE =
            "Node 20 or later with npm is not installed: the JavaScript examples are not tried";
    private static final String NO_PYTHON =
            "no Python with the package websockets: the Python examples are not tried";

    private Path folder;
    private Product product;

    @BeforeAll
    void start(@TempDir Path folder) {
        this.folder = folder;
        product = Product.in(folder.resolve("data"));
    }

    @AfterAll
    void stop() {
        product.close();
    }

    @Test
    void javascript_over_stomp() throws Exception {
        Path scripts = javascript();
        try (Example example = Example.start("node", scripts + "/stomp.js", socket("/stomp"))) {
            example.awaitLine("live").awaitLine("Kafka has the update");
            example.awaitLine("now stomp-42 active in Chennai");

            restart("stomp.js");

            // replayed, or live where it was back before the update
            example.awaitMatch("(is|now) stomp.js inactive in Mumbai");
            assertThat(example.lines()).filteredOn(line -> line.contains("stomp-42")).hasSize(1);
        }
    }

    @Test
    void javascript_over_ws() throws Exception {
        Path scripts = javascript();
        product.update("moves", "Mumbai", "active");
        product.awaitTakenIn();
        try (Example example = Example.start("node", scripts + "/ws.js", socket("/ws"))) {
            example.awaitLine("moves active").awaitMatch("live with \\d+ contracts.*");

            restart("ws.js");
            example.awaitLine("ws.js inactive");
            product.update("moves", "Chennai", "active");

            example.awaitLine("moves left");
        }
    }

    @Test
    void javascript_over_server_sent_events() throws Exception {
        Path scripts = javascript();
        try (Example example = Example.start("node", scripts + "/events.js", product.url(""))) {
            example.awaitLine("live");

            restart("events.js");

            example.awaitLine("events.js inactive Mumbai");
        }
    }

    @Test
    void python_over_ws() throws Exception {
        String python = Example.python("websockets");
        assumeTrue(!python.isEmpty(), NO_PYTHON);
        String script = Example.FOLDER.resolve("python/follow.py").toString();
        try (Example example = Example.start(python, script, socket("/ws"))) {
            example.awaitMatch("live with \\d+ contracts.*");

            restart("follow.py");

            example.awaitLine("follow.py inactive Mumbai");
        }
    }

    @Test
    void python_over_stomp() throws Exception {
        String python = Example.python("websocket; from stomp import WSStompConnection");
        assumeTrue(
                !python.isEmpty(),
                "no Python with stomp.py 8.1 or later: its example is not tried");
        String script = Example.FOLDER.resolve("python/stomp_follow.py").toString();
        String port = product.url("").replaceFirst(".*:", "");
        try (Example example = Example.start(python, script, "127.0.0.1", port)) {
            example.awaitLine("live");

            restart("stomp_follow.py");

            example.awaitLine("stomp_follow.py inactive Mumbai");
        }
    }

    @Test
    void the_follower_for_omniverse_without_kit() throws Exception {
        String python = Example.python("websockets");
        assumeTrue(!python.isEmpty(), NO_PYTHON);
        Path extension = Example.FOLDER.resolve("omniverse/exts/switchboard.contracts");
        product.update("removed meanwhile", "Chennai", "active");
        product.awaitTakenIn();
        try (Example example =
                Example.start(
                        python,
                        "-c",
                        """
                        import asyncio, sys
                        sys.path.insert(0, sys.argv[1])
                        from switchboard.contracts.follower import Follower

                        follower = Follower(sys.argv[2])

                        async def show(change):
                            print(change.contract_id, change.location, change.status)
                            print("known:", change.contract_id in follower.contracts)

                        asyncio.run(follower.run(show))
                        """,
                        extension.toString(),
                        socket("/ws"))) {
            example.awaitLine("removed meanwhile Chennai active").awaitLine("known: True");

            restart("follower.py");
            product.remove("removed meanwhile");

            example.awaitLine("follower.py Mumbai inactive")
                    .awaitLine("removed meanwhile None None")
                    .awaitLine("known: False");
        }
    }

    /** Kills the server, starts it again, and sends what a follower may miss. */
    private void restart(String contract) throws InterruptedException {
        product.kill();
        product.startAgain();
        product.update(contract, "Mumbai", "inactive");
    }

    private String socket(String path) {
        return product.url(path).replaceFirst("^http", "ws");
    }

    /** The scripts where npm has installed what they import. */
    private Path javascript() throws IOException, InterruptedException {
        assumeTrue(
                Example.runs("npm", "--version")
                        && Example.runs(
                                "node",
                                "-e",
                                "if (+process.versions.node.split('.')[0] < 20) process.exit(1)"),
                NO_NODE);
        Path copy = folder.resolve("javascript");
        if (Files.exists(copy.resolve("node_modules"))) {
            return copy;
        }
        Files.createDirectories(copy);
        try (var files = Files.list(Example.FOLDER.resolve("javascript"))) {
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
