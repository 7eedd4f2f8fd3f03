package dev.switchboard.broadcast.stomp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.broadcast.client.Feed;
import dev.switchboard.broadcast.client.Mutations;
import dev.switchboard.testkit.client.FrameSocket;
import dev.switchboard.testkit.client.FrameSocket.Frame;
import dev.switchboard.testkit.client.StompFrame;
import dev.switchboard.testkit.soak.Soak;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever is sent as a frame, only what is described comes back, and the node goes on.
 *
 * <p>In the soak, since client and server close at the same time here: once in thousands of frames
 * Jetty ends the connection before our close frame is written.
 */
@Soak
@Tag("faults")
final class StompMutationsTest extends BroadcastTest {

    private static final int MANY = 400;
    private static final int PROTOCOL_ERROR = 1002;

    private static final List<String> FRAMES =
            List.of(
                    "CONNECT\naccept-version:1.1,1.2\nhost:localhost\nheart-beat:0,0\n\n\0",
                    "SUBSCRIBE\nid:sub-0\ndestination:/topic/contracts/none\nack:client\nreplay:latest\n"
                            + "limit:5\nslow:conflate\nmax-rate:10\nreceipt:r-1\n\n\0",
                    "UNSUBSCRIBE\nid:sub-0\nreceipt:r\\c2\n\n\0",
                    "ACK\nid:contracts-0-1\nmessage-id:1\nsubscription:sub-0\nreceipt:3\n\n\0",
                    "SEND\ndestination:/app/update\ncontent-type:application/json\n"
                            + "content-length:%d\nidempotency-key:k\nreceipt:4\n\n%s\0"
                                    .formatted(update().length(), update()),
                    "DISCONNECT\nreceipt:5\n\n\0");

    private final Mutations mutations = new Mutations(20_240_101);

    @Test
    void only_what_is_described_comes_back() throws IOException {
        for (int i = 0; i < MANY; i++) {
            String version = mutations.pick(List.of("1.0", "1.1", "1.2"));
            byte[] frame = mutations.of(mutations.pick(FRAMES).getBytes(UTF_8));
            try (FrameSocket client = connected(version)) {
                client.send(FrameSocket.BINARY, frame);
                client.sendClose(1001);
                assertDescribed(client, new String(frame, UTF_8));
            }
        }

        try (FrameSocket client = connected("1.2")) {
            for (String frame : FRAMES.subList(1, FRAMES.size())) {
                client.send(frame);
            }
            assertThat(client.untilClosed(1000))
                    .filteredOn(f -> f.startsWith("RECEIPT"))
                    .hasSize(5);
        }
    }

    private static void assertDescribed(FrameSocket client, String sent) throws IOException {
        boolean failed = false;
        Frame frame = client.next();
        while (frame.opcode() != FrameSocket.CLOSE) {
            assertThat(failed).as("a frame after an ERROR to %s", sent).isFalse();
            StompFrame answer = StompFrame.parse(frame.text());
            assertThat(answer.command()).as(sent).isIn("RECEIPT", "MESSAGE", "ERROR");
            failed = answer.command().equals("ERROR");
            if (failed) {
                assertThat(answer.json().get("status").asInt()).as(sent).isBetween(400, 499);
                assertThat(answer.json().get("detail").asString())
                        .as(sent)
                        .doesNotContain("Exception", "springframework", "jackson", "java.");
            }
            frame = client.next();
        }
        int code = frame.payload().getShort() & 0xffff;
        assertThat(code).as(sent).isIn(failed ? List.of(PROTOCOL_ERROR) : List.of(1000, 1001));
    }

    private static FrameSocket connected(String version) throws IOException {
        FrameSocket client = FrameSocket.open(node(), "/stomp");
        client.send("CONNECT\naccept-version:" + version + "\n\n\0");
        assertThat(client.next().text()).startsWith("CONNECTED\n");
        return client;
    }

    private static String update() {
        return Feed.body("stomp-mutations", "Chennai");
    }
}
