package dev.switchboard.broadcast.stomp;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.testkit.client.StompClient;
import dev.switchboard.testkit.soak.Soak;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The test is itself cut off where the machine keeps it from its beats for too long. */
@Soak
@Tag("faults")
final class PromisedHeartbeatsTest extends BroadcastTest {

    @Test
    void a_client_that_keeps_its_promise_of_heartbeats_stays() {
        try (var client = StompClient.open(otherNode())) {
            client.frame("CONNECT", "accept-version:1.2", "heart-beat:100,100");
            client.next("CONNECTED");

            // each of the server's heart-beats is answered, for longer than it would wait
            for (int beat = 0; beat < 10; beat++) {
                client.heartbeat();
                client.send("\n");
            }

            client.frame("ACK", "id:1", "receipt:here").receipt("here");
        }
    }
}
