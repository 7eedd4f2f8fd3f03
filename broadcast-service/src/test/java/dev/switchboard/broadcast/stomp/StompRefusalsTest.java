package dev.switchboard.broadcast.stomp;

import static dev.switchboard.broadcast.stomp.StompRows.ALL;
import static dev.switchboard.broadcast.stomp.StompRows.FROM_1_1;
import static dev.switchboard.broadcast.stomp.StompRows.connected;
import static dev.switchboard.broadcast.stomp.StompRows.frame;
import static dev.switchboard.broadcast.stomp.StompRows.inEachVersion;
import static dev.switchboard.broadcast.stomp.StompRows.row;
import static dev.switchboard.broadcast.stomp.StompRows.send;
import static dev.switchboard.broadcast.stomp.StompRows.subscribe;
import static dev.switchboard.broadcast.stomp.StompRows.topic;
import static dev.switchboard.broadcast.stomp.StompRows.withBody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.testkit.client.FrameSocket;
import dev.switchboard.testkit.client.StompFrame;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the specifications of STOMP 1.0, 1.1 and 1.2 have servers answer with an ERROR and a close,
 * rule by rule.
 */
final class StompRefusalsTest extends BroadcastTest {

    private static final int PROTOCOL_ERROR = 1002;

    /** Rule, versions, what is sent, words of the ERROR. */
    static Stream<Arguments> refused() {
        return inEachVersion(
                row("an escape of no version", FROM_1_1, subscribe("receipt:r\na:\\t"), "a:\\t"),
                row("an escape of 1.2 only", "1.1", subscribe("receipt:r\na:\\r"), "\\\\ \\n \\c"),
                row("an escape that ends", FROM_1_1, subscribe("receipt:r\na:b\\"), "a:b\\"),
                row("an escape in a name", FROM_1_1, subscribe("receipt:r\n\\t:a"), "\\t:a"),
                row("a carriage return", "1.2", subscribe("receipt:r\na:b\rc"), "\\\\ \\r \\n \\c"),
                row("a header without a colon", ALL, subscribe("receipt:r\na"), "name:value"),
                row("a header without a name", ALL, subscribe("receipt:r\n:a"), "name:value"),
                row("a frame without headers' end", ALL, "ACK\nreceipt:r\n\0", "headers"),
                row("no command", ALL, "NOTHING\nreceipt:r\n\n\0", "no command NOTHING"),
                row("a command in small letters", ALL, "send\n\n\0", "capital letters"),
                row(
                        "a server's command",
                        ALL,
                        frame("MESSAGE", "receipt:r"),
                        "not a frame that clients"),
                row("a second CONNECT", ALL, frame("CONNECT", "receipt:r"), "connected already"),
                row("a second STOMP", ALL, frame("STOMP", "receipt:r"), "connected already"),
                row(
                        "SUBSCRIBE has no body",
                        FROM_1_1,
                        withBody(subscribe("receipt:r")),
                        "has no body"),
                row(
                        "UNSUBSCRIBE has no body",
                        FROM_1_1,
                        withBody(frame("UNSUBSCRIBE", "id:a\nreceipt:r")),
                        "has no body"),
                row(
                        "DISCONNECT has no body",
                        FROM_1_1,
                        withBody(frame("DISCONNECT", "receipt:r")),
                        "here 4 bytes follow"),
                row(
                        "SUBSCRIBE needs an id",
                        FROM_1_1,
                        topic("SUBSCRIBE", "receipt:r"),
                        "header id"),
                row(
                        "SUBSCRIBE needs a destination",
                        ALL,
                        frame("SUBSCRIBE", "id:a\nreceipt:r"),
                        "header destination"),
                row(
                        "an unknown mode of ack",
                        ALL,
                        subscribe("ack:never\nreceipt:r"),
                        "it is never"),
                row(
                        "a filter by contract",
                        ALL,
                        subscribe("contract_id:c\nreceipt:r"),
                        "SUBSCRIBE has no header contract_id"),
                row(
                        "a filter by location",
                        ALL,
                        subscribe("location:Mumbai\nreceipt:r"),
                        "/topic/locations/{location}"),
                row(
                        "an id in use",
                        ALL,
                        subscribe("") + subscribe("receipt:r"),
                        "with id a already"),
                row(
                        "UNSUBSCRIBE needs an id",
                        FROM_1_1,
                        topic("UNSUBSCRIBE", "receipt:r"),
                        "needs the header id"),
                row(
                        "SEND needs a destination",
                        ALL,
                        frame("SEND", "receipt:r"),
                        "header destination"),
                row(
                        "ACK needs a message-id",
                        "1.0",
                        frame("ACK", "receipt:r"),
                        "header message-id"),
                row(
                        "ACK needs a message-id",
                        "1.1",
                        frame("ACK", "subscription:a\nreceipt:r"),
                        "header message-id"),
                row(
                        "ACK needs a subscription",
                        "1.1",
                        frame("ACK", "message-id:m\nreceipt:r"),
                        "header subscription"),
                row(
                        "NACK needs a subscription",
                        "1.1",
                        frame("NACK", "message-id:m\nreceipt:r"),
                        "header subscription"),
                row(
                        "ACK needs an id",
                        "1.2",
                        frame("ACK", "message-id:m\nsubscription:a\nreceipt:r"),
                        "header id"),
                row("NACK needs an id", "1.2", frame("NACK", "receipt:r"), "header id"),
                row(
                        "NACK is later",
                        "1.0",
                        frame("NACK", "message-id:m\nreceipt:r"),
                        "1.1 and later"),
                row("BEGIN", ALL, frame("BEGIN", "transaction:t\nreceipt:r"), "not offered"),
                row("COMMIT", ALL, frame("COMMIT", "transaction:t\nreceipt:r"), "not offered"),
                row("ABORT", ALL, frame("ABORT", "transaction:t\nreceipt:r"), "not offered"),
                row("SEND within one", ALL, send("transaction:t\nreceipt:r"), "not offered"),
                row(
                        "ACK within one",
                        ALL,
                        frame(
                                "ACK",
                                "id:a\nmessage-id:m\nsubscription:a\ntransaction:t\nreceipt:r"),
                        "not offered"),
                row(
                        "a body longer than content-length",
                        ALL,
                        "SEND\ndestination:/app/update\nreceipt:r\ncontent-length:1\n\n{}\0",
                        "content-length"),
                row(
                        "a content-length that is no number",
                        ALL,
                        "SEND\nreceipt:r\ncontent-length:1x\n\n{}\0",
                        "content-length is no number"),
                row(
                        "a frame that is too large",
                        ALL,
                        "SEND\nreceipt:r\ncontent-length:70000\n\n{}\0",
                        "65536 bytes at most"));
    }

    @ParameterizedTest(name = "{0} ({1})")
    @MethodSource
    void refused(String rule, String version, String frames, String words) throws IOException {
        try (FrameSocket client = connected(node(), version)) {
            client.send(frames);

            List<String> answers = client.untilClosed(PROTOCOL_ERROR);
            assertThat(answers).hasSize(1);
            StompFrame error = StompFrame.parse(answers.getFirst());
            assertThat(error.command()).isEqualTo("ERROR");
            assertThat(error.json().get("detail").asString())
                    .contains(words)
                    .doesNotContain("org.springframework", "Exception", "null");
            assertThat(error.raw("content-length")).isEqualTo("" + error.bodyBytes());
            if (frames.contains("receipt:")) {
                assertThat(error.raw("receipt-id")).isEqualTo("r");
            }
            assertThatThrownBy(client::next).isInstanceOf(EOFException.class);
        }
    }
}
