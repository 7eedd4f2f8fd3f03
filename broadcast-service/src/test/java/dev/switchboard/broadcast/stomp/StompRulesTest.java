package dev.switchboard.broadcast.stomp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.broadcast.client.Feed;
import dev.switchboard.broadcast.client.FrameSocket;
import dev.switchboard.broadcast.client.StompFrame;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the specifications of STOMP 1.0, 1.1 and 1.2 ask of servers, rule by rule. What they ask of
 * messages is in {@link StompMessageTest}, of connecting in {@link StompConnectTest}.
 */
final class StompRulesTest extends BroadcastTest {

    private static final String ALL = "1.0 1.1 1.2";
    private static final String FROM_1_1 = "1.1 1.2";
    private static final String UPDATE = Feed.body("stomp-rules", "Chennai");
    private static final int PROTOCOL_ERROR = 1002;

    /** Rule, versions, what is sent, the header {@code receipt-id} of the answer as it is sent. */
    static Stream<Arguments> taken() {
        return inEachVersion(
                of("a receipt is answered", ALL, subscribe("receipt:r"), "r"),
                of(
                        "escapes mean nothing",
                        "1.0",
                        subscribe("receipt:a\\nb\\c\\\\"),
                        "a\\nb\\c\\\\"),
                of(
                        "escapes are those of 1.1",
                        "1.1",
                        subscribe("receipt:\\n\\c\\\\"),
                        "\\n\\c\\\\"),
                of("escapes are those of 1.2", "1.2", subscribe("receipt:\\r\\n\\c"), "\\r\\n\\c"),
                of("names are escaped, too", FROM_1_1, subscribe("a\\cb:c\nreceipt:r"), "r"),
                of("a colon in a value need not", FROM_1_1, subscribe("receipt:a:b"), "a\\cb"),
                of("a colon in a value is itself", "1.0", subscribe("receipt:a:b"), "a:b"),
                of("values are trimmed", "1.0", subscribe("receipt: a b "), "a b"),
                of("values are not trimmed", FROM_1_1, subscribe("receipt: a b "), " a b "),
                of("values may be empty", ALL, subscribe("a:\nreceipt:r"), "r"),
                of("headers are UTF-8", ALL, subscribe("receipt:契約🚢"), "契約🚢"),
                of("the first of a header counts", ALL, subscribe("receipt:r\nreceipt:s"), "r"),
                of("a carriage return is itself", "1.1", subscribe("receipt:a\rb"), "a\rb"),
                of("lines end with CRLF, too", "1.2", crlf(subscribe("receipt:r")), "r"),
                of("line ends follow a frame", "1.2", "\r\n\n" + subscribe("receipt:r"), "r"),
                of(
                        "a body goes as far as content-length says",
                        ALL,
                        "SEND\ndestination:/app/update\nreceipt:r\ncontent-length:%d\n\n%s\0"
                                .formatted(UPDATE.length(), UPDATE),
                        "r"),
                of(
                        "the first content-length counts",
                        FROM_1_1,
                        "SEND\ndestination:/app/update\nreceipt:r\ncontent-length:%d\n"
                                        .formatted(UPDATE.length())
                                + "content-length:3\n\n%s\0".formatted(UPDATE),
                        "r"),
                of(
                        "SEND takes a content-type",
                        ALL,
                        send("content-type:text/plain\nreceipt:r"),
                        "r"),
                of("SEND takes headers of others", ALL, send("priority:9\nreceipt:r"), "r"),
                of("a subscription needs no id", "1.0", topic("SUBSCRIBE", "receipt:r"), "r"),
                of("a body of SUBSCRIBE is ignored", "1.0", withBody(subscribe("receipt:r")), "r"),
                of("ack:auto", ALL, subscribe("ack:auto\nreceipt:r"), "r"),
                of("ack:client", ALL, subscribe("ack:client\nreceipt:r"), "r"),
                of(
                        "ack:client-individual",
                        ALL,
                        subscribe("ack:client-individual\nreceipt:r"),
                        "r"),
                of(
                        "empty headers of ours",
                        ALL,
                        subscribe("replay:\nsince:\nslow:\nreceipt:r"),
                        "r"),
                of("ACK names a message", "1.0", frame("ACK", "message-id:m\nreceipt:r"), "r"),
                of(
                        "ACK names a message and a subscription",
                        "1.1",
                        frame("ACK", "message-id:m\nsubscription:s\nreceipt:r"),
                        "r"),
                of(
                        "NACK does, too",
                        "1.1",
                        frame("NACK", "message-id:m\nsubscription:s\nreceipt:r"),
                        "r"),
                of("ACK names an ack", "1.2", frame("ACK", "id:unknown\nreceipt:r"), "r"),
                of("NACK names an ack", "1.2", frame("NACK", "id:unknown\nreceipt:r"), "r"),
                of("UNSUBSCRIBE by id", ALL, frame("UNSUBSCRIBE", "id:a\nreceipt:r"), "r"),
                of("UNSUBSCRIBE by destination", "1.0", topic("UNSUBSCRIBE", "receipt:r"), "r"),
                of("DISCONNECT", ALL, frame("DISCONNECT", "receipt:r"), "r"));
    }

    /** Rule, versions, what is sent, words of the ERROR. */
    static Stream<Arguments> refused() {
        return inEachVersion(
                of("an escape of no version", FROM_1_1, subscribe("receipt:r\na:\\t"), "a:\\t"),
                of("an escape of 1.2 only", "1.1", subscribe("receipt:r\na:\\r"), "\\\\ \\n \\c"),
                of("an escape that ends", FROM_1_1, subscribe("receipt:r\na:b\\"), "a:b\\"),
                of("an escape in a name", FROM_1_1, subscribe("receipt:r\n\\t:a"), "\\t:a"),
                of("a carriage return", "1.2", subscribe("receipt:r\na:b\rc"), "\\\\ \\r \\n \\c"),
                of("a header without a colon", ALL, subscribe("receipt:r\na"), "name:value"),
                of("a header without a name", ALL, subscribe("receipt:r\n:a"), "name:value"),
                of("a frame without headers' end", ALL, "ACK\nreceipt:r\n\0", "headers"),
                of("no command", ALL, "NOTHING\nreceipt:r\n\n\0", "no command NOTHING"),
                of("a command in small letters", ALL, "send\n\n\0", "capital letters"),
                of(
                        "a server's command",
                        ALL,
                        frame("MESSAGE", "receipt:r"),
                        "not a frame that clients"),
                of("a second CONNECT", ALL, frame("CONNECT", "receipt:r"), "connected already"),
                of("a second STOMP", ALL, frame("STOMP", "receipt:r"), "connected already"),
                of(
                        "SUBSCRIBE has no body",
                        FROM_1_1,
                        withBody(subscribe("receipt:r")),
                        "has no body"),
                of(
                        "UNSUBSCRIBE has no body",
                        FROM_1_1,
                        withBody(frame("UNSUBSCRIBE", "id:a\nreceipt:r")),
                        "has no body"),
                of(
                        "DISCONNECT has no body",
                        FROM_1_1,
                        withBody(frame("DISCONNECT", "receipt:r")),
                        "here 4 bytes follow"),
                of("SUBSCRIBE needs an id", FROM_1_1, topic("SUBSCRIBE", "receipt:r"), "header id"),
                of(
                        "SUBSCRIBE needs a destination",
                        ALL,
                        frame("SUBSCRIBE", "id:a\nreceipt:r"),
                        "header destination"),
                of("an unknown mode of ack", ALL, subscribe("ack:never\nreceipt:r"), "it is never"),
                of(
                        "an id in use",
                        ALL,
                        subscribe("") + subscribe("receipt:r"),
                        "with id a already"),
                of(
                        "UNSUBSCRIBE needs an id",
                        FROM_1_1,
                        topic("UNSUBSCRIBE", "receipt:r"),
                        "needs the header id"),
                of(
                        "SEND needs a destination",
                        ALL,
                        frame("SEND", "receipt:r"),
                        "header destination"),
                of("ACK needs a message-id", "1.0", frame("ACK", "receipt:r"), "header message-id"),
                of(
                        "ACK needs a message-id",
                        "1.1",
                        frame("ACK", "subscription:a\nreceipt:r"),
                        "header message-id"),
                of(
                        "ACK needs a subscription",
                        "1.1",
                        frame("ACK", "message-id:m\nreceipt:r"),
                        "header subscription"),
                of(
                        "NACK needs a subscription",
                        "1.1",
                        frame("NACK", "message-id:m\nreceipt:r"),
                        "header subscription"),
                of(
                        "ACK needs an id",
                        "1.2",
                        frame("ACK", "message-id:m\nsubscription:a\nreceipt:r"),
                        "header id"),
                of("NACK needs an id", "1.2", frame("NACK", "receipt:r"), "header id"),
                of(
                        "NACK is later",
                        "1.0",
                        frame("NACK", "message-id:m\nreceipt:r"),
                        "1.1 and later"),
                of("BEGIN", ALL, frame("BEGIN", "transaction:t\nreceipt:r"), "not offered"),
                of("COMMIT", ALL, frame("COMMIT", "transaction:t\nreceipt:r"), "not offered"),
                of("ABORT", ALL, frame("ABORT", "transaction:t\nreceipt:r"), "not offered"),
                of("SEND within one", ALL, send("transaction:t\nreceipt:r"), "not offered"),
                of(
                        "ACK within one",
                        ALL,
                        frame(
                                "ACK",
                                "id:a\nmessage-id:m\nsubscription:a\ntransaction:t\nreceipt:r"),
                        "not offered"),
                of(
                        "a body longer than content-length",
                        ALL,
                        "SEND\ndestination:/app/update\nreceipt:r\ncontent-length:1\n\n{}\0",
                        "content-length"),
                of(
                        "a content-length that is no number",
                        ALL,
                        "SEND\nreceipt:r\ncontent-length:1x\n\n{}\0",
                        "content-length is no number"),
                of(
                        "a frame that is too large",
                        ALL,
                        "SEND\nreceipt:r\ncontent-length:70000\n\n{}\0",
                        "65536 bytes at most"));
    }

    @ParameterizedTest(name = "{0} ({1})")
    @MethodSource
    void taken(String rule, String version, String frames, String receipt) throws IOException {
        try (FrameSocket client = connected(version)) {
            client.send(frames);

            StompFrame answer = StompFrame.parse(client.next().text());
            assertThat(answer.command()).as(answer.body()).isEqualTo("RECEIPT");
            assertThat(answer.raw("receipt-id")).isEqualTo(receipt);
            assertThat(answer.body()).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0} ({1})")
    @MethodSource
    void refused(String rule, String version, String frames, String words) throws IOException {
        try (FrameSocket client = connected(version)) {
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

    private static FrameSocket connected(String version) throws IOException {
        FrameSocket client = FrameSocket.open(node(), "/stomp");
        client.send("CONNECT\naccept-version:" + version + "\nhost:localhost\n\n\0");
        assertThat(StompFrame.parse(client.next().text()).raw("version")).isEqualTo(version);
        return client;
    }

    private static Arguments of(String rule, String versions, String frames, String answer) {
        return Arguments.of(rule, versions, frames, answer);
    }

    private static Stream<Arguments> inEachVersion(Arguments... rows) {
        return Stream.of(rows)
                .map(Arguments::get)
                .flatMap(row ->
                        Stream.of(((String) row[1]).split(" "))
                                .map(version -> Arguments.of(row[0], version, row[2], row[3])));
    }

    private static String frame(String command, String headers) {
        return command + "\n" + (headers.isEmpty() ? "" : headers + "\n") + "\n\0";
    }

    private static String topic(String command, String headers) {
        return frame(command, "destination:/topic/contracts/none\n" + headers);
    }

    private static String subscribe(String headers) {
        return topic("SUBSCRIBE", headers.isEmpty() ? "id:a" : "id:a\n" + headers);
    }

    private static String send(String headers) {
        String empty = frame("SEND", "destination:/app/update\n" + headers);
        return empty.substring(0, empty.length() - 1) + UPDATE + "\0";
    }

    private static String withBody(String frame) {
        return frame.substring(0, frame.length() - 1) + "body\0";
    }

    private static String crlf(String frame) {
        return frame.replace("\n", "\r\n");
    }
}
