package dev.switchboard.broadcast.socket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.testkit.client.FrameSocket;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the WebSocket protocol itself ends a connection for (RFC 6455 section 7.4.1). Nothing is
 * sent beyond the byte that is too much, so that the server's answer meets no bytes on their way.
 */
final class CloseCodesTest extends BroadcastTest {

    private static final int TEXT = 0x81;
    private static final int RESERVED_OPCODE = 0x83;
    private static final int MASKED = 0x80;
    private static final int LENGTH_IN_8_BYTES = 127;
    private static final int HEADER = 14;
    private static final int MEGABYTE = 1024 * 1024;
    private static final int PROTOCOL_ERROR = 1002;
    private static final int TOO_BIG = 1009;

    @ParameterizedTest
    @ValueSource(strings = {"/ws", "/stomp"})
    void a_message_of_more_than_a_megabyte_is_too_big(String path) throws IOException {
        try (FrameSocket socket = FrameSocket.open(node(), path)) {
            socket.send(
                    ByteBuffer.allocate(HEADER + MEGABYTE + 1)
                            .put((byte) TEXT)
                            .put((byte) (MASKED | LENGTH_IN_8_BYTES))
                            .putLong(2 * MEGABYTE)
                            .array());

            ByteBuffer close = next(socket).payload();
            assertThat(close.getShort()).isEqualTo((short) TOO_BIG);
            assertThat(UTF_8.decode(close).toString()).contains("more than 1 MB");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ws", "/stomp"})
    void a_frame_of_an_unknown_kind_is_against_the_protocol(String path) throws IOException {
        try (FrameSocket socket = FrameSocket.open(node(), path)) {
            socket.send(new byte[] {(byte) RESERVED_OPCODE, (byte) MASKED, 0, 0, 0, 0});

            assertThat(socket.closeCode()).isEqualTo(PROTOCOL_ERROR);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ws", "/stomp"})
    void a_frame_without_a_mask_is_against_the_protocol(String path) throws IOException {
        try (FrameSocket socket = FrameSocket.open(node(), path)) {
            socket.send(new byte[] {(byte) TEXT, 1, 'x'});

            assertThat(socket.closeCode()).isEqualTo(PROTOCOL_ERROR);
        }
    }

    private static FrameSocket.Frame next(FrameSocket socket) throws IOException {
        FrameSocket.Frame frame = socket.next();
        return frame.opcode() == FrameSocket.CLOSE ? frame : next(socket);
    }
}
