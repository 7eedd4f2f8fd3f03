package dev.switchboard.acceptance.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.switchboard.acceptance.product.Product;
import dev.switchboard.testkit.soak.Soak;
import java.io.IOException;
import java.nio.file.Path;
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

    private Path javascript() throws IOException, InterruptedException {
        return NodeProject.install("javascript", folder.resolve("javascript"));
    }
}
