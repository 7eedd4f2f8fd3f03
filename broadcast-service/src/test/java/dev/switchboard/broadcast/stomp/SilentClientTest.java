package dev.switchboard.broadcast.stomp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.broadcast.client.Feed;
import dev.switchboard.testkit.client.FrameSocket;
import dev.switchboard.testkit.soak.Soak;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@Soak
@Tag("faults")
final class SilentClientTest extends BroadcastTest {

    private static final int UPDATES = 1000;
    private static final int SUBSCRIPTIONS = 20;

    /** A write that never ends must not keep its silence from being noticed. */
    @Test
    void a_client_that_neither_reads_nor_beats_as_promised_is_cut_off() throws Exception {
        String contract = freshContract() + "-".repeat(150);
        for (int i = 1; i < UPDATES; i++) {
            Feed.sendUpdate(contract, "Chennai");
        }
        Feed.updateSeenBy(otherNode(), contract, "Mumbai");
        long before = sessions();
        try (FrameSocket client = FrameSocket.openUnread(otherNode(), "/stomp")) {
            client.send("CONNECT\naccept-version:1.2\nheart-beat:100,0\n\n\0");
            for (int i = 0; i < SUBSCRIPTIONS; i++) {
                String headers = "id:" + i + "\nreplay:history\nlimit:1000\ndestination:";
                String subscribe = "SUBSCRIBE\n" + headers + "/topic/contracts/" + contract;
                client.send(subscribe + "\n\n\0");
            }
            beatUntilStalled(client);

            await().atMost(Duration.ofMinutes(2)).until(() -> sessions() == before);
            assertThat(writing()).isZero();
        }
    }

    private static void beatUntilStalled(FrameSocket client) {
        AtomicLong delivered = new AtomicLong();
        await().during(Duration.ofMillis(500))
                .atMost(Duration.ofMinutes(2))
                .until(() -> {
                    client.send("\n");
                    long now = status().at("/delivered/bytes").asLong();
                    return delivered.getAndSet(now) == now && writing() > 0;
                });
    }

    private static JsonNode status() {
        return otherNode().http().get("/ws/status").json();
    }

    private static long sessions() {
        return status().at("/connections/stomp").asLong();
    }

    private static long writing() {
        return status().at("/slow/writing").asLong();
    }
}
