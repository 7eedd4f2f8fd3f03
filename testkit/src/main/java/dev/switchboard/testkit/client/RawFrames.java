package dev.switchboard.testkit.client;

import java.nio.ByteBuffer;

/** Frames of a client (RFC 6455, section 5.2), also such as no library would send. */
public final class RawFrames {

    private RawFrames() {}

    /** A masked frame of at most 65,535 bytes. */
    public static byte[] frame(int firstByte, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(8 + payload.length);
        frame.put((byte) firstByte);
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else {
            frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
        }
        byte[] mask = {1, 2, 3, 4};
        frame.put(mask);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ mask[i % 4]));
        }
        byte[] bytes = new byte[frame.position()];
        frame.flip().get(bytes);
        return bytes;
    }

    /** The head of one whose 64-bit length has its first bit set. */
    public static byte[] hugeFrame() {
        return ByteBuffer.allocate(14).put((byte) 0x81).put((byte) 0xff).putLong(-1).array();
    }

    /** Two inputs, one after the other. */
    public static byte[] join(byte[] one, byte[] other) {
        return ByteBuffer.allocate(one.length + other.length).put(one).put(other).array();
    }
}
