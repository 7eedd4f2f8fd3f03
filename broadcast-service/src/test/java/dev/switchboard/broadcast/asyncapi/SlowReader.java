package dev.switchboard.broadcast.asyncapi;

import static org.awaitility.Awaitility.await;

import dev.switchboard.broadcast.client.Feed;
import dev.switchboard.broadcast.client.Node;
import dev.switchboard.broadcast.client.StalledSocket;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** A client with {@code slow=disconnect} that reads nothing until the node has given it up. */
final class SlowReader {

    private static final int BURST = 2000;

    private SlowReader() {}

    /**
     * Floods the client until it is given up.
     *
     * @param node one with a small shared log
     * @param contract what the client has subscribed to; a long name fills its socket sooner
     * @return all that the node said to it
     */
    static List<String> read(Node node, StalledSocket client, String contract) throws IOException {
        long before = disconnected(node);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> {
                    for (int i = 0; i < BURST; i++) {
                        Feed.sendUpdate(contract, "Chennai");
                    }
                    Feed.updateSeenBy(node, contract, "Chennai");
                    return disconnected(node) > before;
                });
        return client.readToEnd();
    }

    private static long disconnected(Node node) {
        return node.http().get("/ws/status").json().at("/slow/disconnected").asLong();
    }
}
