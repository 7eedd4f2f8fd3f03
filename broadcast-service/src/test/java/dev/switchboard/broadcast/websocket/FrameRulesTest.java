package dev.switchboard.broadcast.websocket;

import static dev.switchboard.testkit.client.RawFrames.frame;
import static dev.switchboard.testkit.client.RawFrames.hugeFrame;
import static dev.switchboard.testkit.client.RawFrames.join;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.testkit.client.FrameSocket;
import dev.switchboard.testkit.client.FrameSocket.Frame;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What RFC 6455 asks of a server that reads frames, on both paths; more in CloseCodesTest. */
final class FrameRulesTest extends BroadcastTest {

    private static final int FIN = 0x80;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int PROTOCOL_ERROR = 1002;
    private static final int NOT_UTF_8 = 1007;
    private static final int TOO_BIG = 1009;
    private static final byte[] SHORT = "abc".getBytes(UTF_8);

    /** Rule, what is sent, code and words of the close that answers it. */
    static Stream<Arguments> refused() {
        Stream<Arguments> rows =
                Stream.of(
                        row(
                                "5.1 no mask",
                                new byte[] {(byte) (FIN | TEXT), 1, 'a'},
                                PROTOCOL_ERROR,
                                "must mask"),
                        row(
                                "5.2 RSV1",
                                frame(FIN | 0x40 | TEXT, SHORT),
                                PROTOCOL_ERROR,
                                "RSV1 to RSV3"),
                        row(
                                "5.2 RSV2",
                                frame(FIN | 0x20 | TEXT, SHORT),
                                PROTOCOL_ERROR,
                                "RSV1 to RSV3"),
                        row(
                                "5.2 RSV3",
                                frame(FIN | 0x10 | TEXT, SHORT),
                                PROTOCOL_ERROR,
                                "RSV1 to RSV3"),
                        row("5.2 a length below 0", hugeFrame(), TOO_BIG, "more than 1 MB"),
                        row(
                                "5.4 nothing to continue",
                                frame(FIN, SHORT),
                                PROTOCOL_ERROR,
                                "never began"),
                        row(
                                "5.4 a message within another",
                                join(frame(TEXT, SHORT), frame(FIN | TEXT, SHORT)),
                                PROTOCOL_ERROR,
                                "has ended"),
                        row("5.5 a ping in parts", frame(PING, SHORT), PROTOCOL_ERROR, "in parts"),
                        row(
                                "5.5 a close in parts",
                                frame(CLOSE, new byte[] {3, 0}),
                                PROTOCOL_ERROR,
                                "in parts"),
                        row(
                                "5.5 a long ping",
                                frame(FIN | PING, new byte[126]),
                                PROTOCOL_ERROR,
                                "125 bytes"),
                        row(
                                "5.5 a long pong",
                                frame(FIN | PONG, new byte[126]),
                                PROTOCOL_ERROR,
                                "125 bytes"),
                        row(
                                "5.5 a long close",
                                frame(FIN | CLOSE, longClose()),
                                PROTOCOL_ERROR,
                                "125 bytes"),
                        row(
                                "5.5.1 half a code",
                                frame(FIN | CLOSE, new byte[1]),
                                PROTOCOL_ERROR,
                                "bears nothing"),
                        row(
                                "8.1 a close's reason",
                                frame(FIN | CLOSE, notUtf8Close()),
                                NOT_UTF_8,
                                "must be UTF-8"),
                        row(
                                "8.1 text",
                                frame(FIN | TEXT, bytes("\u00ff")),
                                NOT_UTF_8,
                                "must be UTF-8"),
                        row(
                                "8.1 half a character",
                                frame(FIN | TEXT, bytes("\u00e5")),
                                NOT_UTF_8,
                                "must be UTF-8"),
                        row(
                                "8.1 a surrogate",
                                frame(FIN | TEXT, bytes("\u00ed\u00a0\u0080")),
                                NOT_UTF_8,
                                "must be UTF-8"),
                        row(
                                "8.1 an overlong",
                                frame(FIN | TEXT, bytes("\u00c0\u00af")),
                                NOT_UTF_8,
                                "must be UTF-8"),
                        row(
                                "8.1 text in parts",
                                join(frame(TEXT, SHORT), frame(FIN, bytes("\u00ff"))),
                                NOT_UTF_8,
                                "must be UTF-8"));
        Stream<Arguments> opcodes =
                IntStream.of(3, 4, 5, 6, 7, 11, 12, 13, 14, 15)
                        .mapToObj(opcode ->
                                row(
                                        "5.2 opcode " + opcode,
                                        frame(FIN | opcode, SHORT),
                                        PROTOCOL_ERROR,
                                        "no frame of this opcode"));
        Stream<Arguments> codes =
                IntStream.of(0, 999, 1004, 1005, 1006, 1015, 1016, 2000, 2999, 5000, 65535)
                        .mapToObj(code ->
                                row(
                                        "7.4 code " + code,
                                        frame(FIN | CLOSE, close(code)),
                                        PROTOCOL_ERROR,
                                        "can't bear this code"));
        return onEachPath(Stream.concat(rows, Stream.concat(opcodes, codes)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource
    void refused(String path, String rule, byte[] sent, int code, String words) throws IOException {
        try (FrameSocket client = open(path)) {
            client.send(sent);

            Frame frame = client.next();
            assertThat(frame.opcode()).isEqualTo(CLOSE);
            assertThat(frame.payload().getShort() & 0xffff).isEqualTo(code);
            assertThat(UTF_8.decode(frame.payload()).toString()).contains(words);
            assertThatThrownBy(client::next).isInstanceOf(EOFException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ws", "/stomp"})
    void a_ping_is_answered_with_what_it_bears(String path) throws IOException {
        try (FrameSocket client = open(path)) {
            for (int length : new int[] {0, 1, 124, 125}) {
                byte[] payload = new byte[length];
                client.send(join(frame(FIN | PONG, SHORT), frame(FIN | PING, payload)));

                Frame pong = client.next();
                assertThat(pong.opcode()).isEqualTo(PONG);
                assertThat(pong.payload()).isEqualTo(ByteBuffer.wrap(payload));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ws", "/stomp"})
    void a_close_is_answered_with_its_code(String path) throws IOException {
        for (int code : new int[] {1000, 1001, 1003, 1007, 1011, 1012, 1014, 3000, 4999}) {
            try (FrameSocket client = open(path)) {
                client.sendClose(code);

                assertThat(client.closeCode()).isEqualTo(code);
                assertThatThrownBy(client::next).isInstanceOf(EOFException.class);
            }
        }
        try (FrameSocket client = open(path)) {
            client.send(CLOSE, new byte[0]);

            assertThat(client.next().payload().remaining()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {TEXT, BINARY})
    void a_message_may_come_in_parts_with_pings_between(int opcode) throws IOException {
        byte[] command = "{\"type\":\"get_status\",\"request_id\":\"契約\"}".getBytes(UTF_8);
        try (FrameSocket client = open("/ws")) {
            for (int i = 0; i < command.length; i++) {
                boolean last = i == command.length - 1;
                int first = (last ? FIN : 0) | (i == 0 ? opcode : 0);
                client.send(frame(first, new byte[] {command[i]}));
                client.send(frame(FIN | PING, new byte[] {(byte) i}));
            }

            Frame frame = client.next();
            for (; frame.opcode() == PONG; frame = client.next()) {
                assertThat(frame.payload().remaining()).isEqualTo(1);
            }
            assertThat(frame.text()).contains("\"status\"", "契約");
        }
    }

    private static FrameSocket open(String path) throws IOException {
        FrameSocket client =
                FrameSocket.open(node(), path.equals("/ws") ? "/ws?contract_id=none" : path);
        if (path.equals("/ws")) {
            assertThat(client.next().text()).contains("welcome");
        }
        return client;
    }

    private static Arguments row(String rule, byte[] sent, int code, String words) {
        return Arguments.of(rule, sent, code, words);
    }

    private static Stream<Arguments> onEachPath(Stream<Arguments> table) {
        return table.flatMap(row ->
                Stream.of("/ws", "/stomp")
                        .map(path ->
                                Arguments.of(
                                        Stream.concat(Stream.of(path), Stream.of(row.get()))
                                                .toArray())));
    }

    private static byte[] close(int code) {
        return ByteBuffer.allocate(2).putShort((short) code).array();
    }

    private static byte[] longClose() {
        return join(close(1000), new byte[124]);
    }

    private static byte[] notUtf8Close() {
        return join(close(1000), bytes("\u00ff"));
    }

    /** One byte a character. */
    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
