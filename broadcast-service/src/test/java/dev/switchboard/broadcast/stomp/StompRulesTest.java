package dev.switchboard.broadcast.stomp;

import static dev.switchboard.broadcast.stomp.StompRows.ALL;
import static dev.switchboard.broadcast.stomp.StompRows.FROM_1_1;
import static dev.switchboard.broadcast.stomp.StompRows.UPDATE;
import static dev.switchboard.broadcast.stomp.StompRows.connected;
import static dev.switchboard.broadcast.stomp.StompRows.crlf;
import static dev.switchboard.broadcast.stomp.StompRows.frame;
import static dev.switchboard.broadcast.stomp.StompRows.inEachVersion;
import static dev.switchboard.broadcast.stomp.StompRows.row;
import static dev.switchboard.broadcast.stomp.StompRows.send;
import static dev.switchboard.broadcast.stomp.StompRows.subscribe;
import static dev.switchboard.broadcast.stomp.StompRows.topic;
import static dev.switchboard.broadcast.stomp.StompRows.withBody;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.testkit.client.FrameSocket;
import dev.switchboard.testkit.client.StompFrame;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the specifications of STOMP 1.0, 1.1 and 1.2 have servers take, rule by rule. What they ask
 * of messages is in {@link StompMessageTest}, of connecting in {@link StompConnectTest}.
 */
final class StompRulesTest extends BroadcastTest {

    /** Rule, versions, what is sent, the header {@code receipt-id} of the answer as it is sent. */
    static Stream<Arguments> taken() {
        return inEachVersion(
                row("a receipt is answered", ALL, subscribe("receipt:r"), "r"),
                row(
                        "escapes mean nothing",
                        "1.0",
                        subscribe("receipt:a\\nb\\c\\\\"),
                        "a\\nb\\c\\\\"),
                row(
                        "escapes are those of 1.1",
                        "1.1",
                        subscribe("receipt:\\n\\c\\\\"),
                        "\\n\\c\\\\"),
                row("escapes are those of 1.2", "1.2", subscribe("receipt:\\r\\n\\c"), "\\r\\n\\c"),
                row("names are escaped, too", FROM_1_1, subscribe("a\\cb:c\nreceipt:r"), "r"),
                row("a colon in a value need not", FROM_1_1, subscribe("receipt:a:b"), "a\\cb"),
                row("a colon in a value is itself", "1.0", subscribe("receipt:a:b"), "a:b"),
                row("values are trimmed", "1.0", subscribe("receipt: a b "), "a b"),
                row("values are not trimmed", FROM_1_1, subscribe("receipt: a b "), " a b "),
                row("values may be empty", ALL, subscribe("a:\nreceipt:r"), "r"),
                row("headers are UTF-8", ALL, subscribe("receipt:契約🚢"), "契約🚢"),
                row("the first of a header counts", ALL, subscribe("receipt:r\nreceipt:s"), "r"),
                row("a carriage return is itself", "1.1", subscribe("receipt:a\rb"), "a\rb"),
                row("lines end with CRLF, too", "1.2", crlf(subscribe("receipt:r")), "r"),
                row("line ends follow a frame", "1.2", "\r\n\n" + subscribe("receipt:r"), "r"),
                row(
                        "a body goes as far as content-length says",
                        ALL,
                        "SEND\ndestination:/app/update\nreceipt:r\ncontent-length:%d\n\n%s\0"
                                .formatted(UPDATE.length(), UPDATE),
                        "r"),
                row(
                        "the first content-length counts",
                        FROM_1_1,
                        "SEND\ndestination:/app/update\nreceipt:r\ncontent-length:%d\n"
                                        .formatted(UPDATE.length())
                                + "content-length:3\n\n%s\0".formatted(UPDATE),
                        "r"),
                row(
                        "SEND takes a content-type",
                        ALL,
                        send("content-type:text/plain\nreceipt:r"),
                        "r"),
                row("SEND takes headers of others", ALL, send("priority:9\nreceipt:r"), "r"),
                row("a subscription needs no id", "1.0", topic("SUBSCRIBE", "receipt:r"), "r"),
                row("a body of SUBSCRIBE is ignored", "1.0", withBody(subscribe("receipt:r")), "r"),
                row("ack:auto", ALL, subscribe("ack:auto\nreceipt:r"), "r"),
                row("ack:client", ALL, subscribe("ack:client\nreceipt:r"), "r"),
                row(
                        "ack:client-individual",
                        ALL,
                        subscribe("ack:client-individual\nreceipt:r"),
                        "r"),
                row(
                        "empty headers of ours",
                        ALL,
                        subscribe("replay:\nsince:\nslow:\nreceipt:r"),
                        "r"),
                row("ACK names a message", "1.0", frame("ACK", "message-id:m\nreceipt:r"), "r"),
                row(
                        "ACK names a message and a subscription",
                        "1.1",
                        frame("ACK", "message-id:m\nsubscription:s\nreceipt:r"),
                        "r"),
                row(
                        "NACK does, too",
                        "1.1",
                        frame("NACK", "message-id:m\nsubscription:s\nreceipt:r"),
                        "r"),
                row("ACK names an ack", "1.2", frame("ACK", "id:unknown\nreceipt:r"), "r"),
                row("NACK names an ack", "1.2", frame("NACK", "id:unknown\nreceipt:r"), "r"),
                row("UNSUBSCRIBE by id", ALL, frame("UNSUBSCRIBE", "id:a\nreceipt:r"), "r"),
                row("UNSUBSCRIBE by destination", "1.0", topic("UNSUBSCRIBE", "receipt:r"), "r"),
                row("DISCONNECT", ALL, frame("DISCONNECT", "receipt:r"), "r"));
    }

    @ParameterizedTest(name = "{0} ({1})")
    @MethodSource
    void taken(String rule, String version, String frames, String receipt) throws IOException {
        try (FrameSocket client = connected(node(), version)) {
            client.send(frames);

            StompFrame answer = StompFrame.parse(client.next().text());
            assertThat(answer.command()).as(answer.body()).isEqualTo("RECEIPT");
            assertThat(answer.raw("receipt-id")).isEqualTo(receipt);
            assertThat(answer.body()).isEmpty();
        }
    }
}
