package dev.switchboard.broadcast.websocket;

import static dev.switchboard.broadcast.websocket.LingerTest.LONG_ENOUGH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.client.Node;
import dev.switchboard.testkit.TestKafka;
import dev.switchboard.testkit.client.FrameSocket;
import dev.switchboard.testkit.soak.Soak;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The same as {@link LingerTest} of a node that stops. Not in the gate: whether the node meets its
 * client before or after the session is made is left to chance, and a busy machine brings both.
 */
@Soak
@Tag("faults")
final class LingerAtStopTest {

    @Test
    void a_node_that_stops() throws IOException {
        try (Node node = LingerTest.node(TestKafka.freshTopics())) {
            CompletableFuture<Void> stopped;
            try (FrameSocket client = FrameSocket.open(node, "/ws")) {
                stopped = CompletableFuture.runAsync(node::close);

                LingerTest.assertReadsToItsEnd(client, 1012);

                assertThat(stopped).isNotDone();
            }
            assertThat(stopped).succeedsWithin(LONG_ENOUGH);
        }
    }
}
