package dev.switchboard.broadcast.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.eclipse.jetty.websocket.core.internal.Generator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFrameTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 127, 128, 255, 256, 65_535, 65_536, 200_000})
    void a_frame_is_what_jetty_would_write(int length) {
        byte[] payload = "x".repeat(length).getBytes(StandardCharsets.UTF_8);

        assertThat(bytes(TextFrame.of(payload))).isEqualTo(byJetty(payload));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 65_535, 65_536})
    void the_payload_of_the_first_of_several_frames_is_found(int length) {
        byte[] payload = "y".repeat(length).getBytes(StandardCharsets.UTF_8);
        ByteBuffer first = TextFrame.of(payload);
        ByteBuffer second = TextFrame.of(new byte[10]);
        ByteBuffer both = ByteBuffer.allocate(3 + first.remaining() + second.remaining());
        both.position(3).put(first.duplicate()).put(second).flip().position(3);

        assertThat(bytes(TextFrame.payload(both))).isEqualTo(payload);
        assertThat(both.position()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 125, 126, 65_535, 65_536})
    void jetty_writes_several_frames_in_one_as_they_are(int length) {
        ByteBuffer first = TextFrame.of(new byte[length]);
        ByteBuffer second = TextFrame.of("second".getBytes(StandardCharsets.UTF_8));
        ByteBuffer both = ByteBuffer.allocate(first.remaining() + second.remaining());
        both.put(first).put(second).flip();

        Frame frame = new FramesInOne(both);

        ByteBuffer header = emptied(Generator.MAX_HEADER_LENGTH);
        new Generator().generateHeader(frame, header);
        ByteBuffer written = ByteBuffer.allocate(both.remaining());
        written.put(header).put(frame.getPayload()).flip();
        assertThat(bytes(written)).isEqualTo(bytes(both));
    }

    private static byte[] byJetty(byte[] payload) {
        ByteBuffer whole = emptied(Generator.MAX_HEADER_LENGTH + payload.length);
        new Generator().generateWholeFrame(new Frame(OpCode.TEXT, ByteBuffer.wrap(payload)), whole);
        return bytes(whole);
    }

    /** A buffer in Jetty's flush mode: with nothing to read. */
    private static ByteBuffer emptied(int capacity) {
        return ByteBuffer.allocate(capacity).limit(0);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
