package dev.switchboard.standalone;

import static dev.switchboard.standalone.SharedProduct.product;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.switchboard.testkit.Program;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The public client {@code @stomp/stompjs}, run by Node where there is one. */
@ExtendWith(SharedProduct.class)
class StompJsTest {

    private static final String LIBRARY =
            "META-INF/resources/webjars/stomp__stompjs/7.2.1/bundles/stomp.umd.js";

    @TempDir private Path folder;

    @Test
    void stompjs_subscribes_sends_gets_a_receipt_and_the_update() throws Exception {
        try (Program client = start("stompjs-client.cjs")) {
            await().untilAsserted(() -> assertThat(client.output()).contains("SUBSCRIBED"));

            product()
                    .post(
                            "/update",
                            """
                            {"contract_id": "posted", "location": "Chennai", "status": "active",
                             "timestamp": "2024-01-01T12:00:00"}\
                            """);

            assertThat(client.await()).as(client.output()).isZero();
            assertThat(client.output())
                    .contains("CONNECTED 1.2", "RECEIPT", "UPDATE posted", "UPDATE sent");
        }
    }

    @Test
    void stompjs_that_deactivates_after_it_sent_has_every_receipt() throws Exception {
        try (Program client = start("stompjs-goodbye.cjs")) {
            assertThat(client.await()).as(client.output()).isZero();
            assertThat(client.output()).contains("RECEIPTS 20");
        }
    }

    private Program start(String script) throws Exception {
        assumeTrue(hasNode(), "Node 20 or later is not installed: stompjs is not tried");
        copy(LIBRARY, "stomp.js");
        copy(script, script);
        return Program.start(
                "node",
                "--experimental-websocket",
                folder.resolve(script).toString(),
                product().socketUrl("/stomp"));
    }

    private static boolean hasNode() throws InterruptedException {
        try (Program node = Program.start("node", "--version")) {
            return node.await() == 0 && node.output().matches("v(2\\d|[3-9]\\d)\\..*");
        } catch (IOException e) {
            return false;
        }
    }

    private void copy(String resource, String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        StompJsTest.class.getClassLoader().getResourceAsStream(resource))) {
            Files.copy(in, folder.resolve(name));
        }
    }
}
