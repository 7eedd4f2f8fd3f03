package dev.switchboard.broadcast.websocket;

import java.nio.ByteBuffer;
import org.eclipse.jetty.websocket.core.OpCode;

/**
 * Whole text messages as a server writes them: one final, unmasked frame each (RFC 6455, section
 * 5.2).
 */
public final class TextFrame {

    private static final int FIN = 0x80;
    private static final int SHORT = 126;
    private static final int LONG = 127;
    private static final int LONGEST_HEADER = 10;

    private TextFrame() {}

    /** The frame of a payload, which is UTF-8. */
    public static ByteBuffer of(byte[] payload) {
        return begin(payload.length).put(payload).flip();
    }

    /** A frame of which only the header is written yet: so many bytes must follow. */
    public static ByteBuffer begin(int length) {
        ByteBuffer frame = ByteBuffer.allocate(headerLength(length) + length);
        frame.put((byte) (FIN | OpCode.TEXT));
        if (length < SHORT) {
            frame.put((byte) length);
        } else if (length <= 0xFFFF) {
            frame.put((byte) SHORT).putShort((short) length);
        } else {
            frame.put((byte) LONG).putLong(length);
        }
        return frame;
    }

    /** The payload of the first frame in a buffer. */
    public static ByteBuffer payload(ByteBuffer frames) {
        int length = payloadLength(frames);
        return frames.slice(frames.position() + headerLength(length), length);
    }

    static int payloadLength(ByteBuffer frames) {
        int at = frames.position() + 1;
        int length = frames.get(at);
        return switch (length) {
            case SHORT -> frames.getShort(at + 1) & 0xFFFF;
            case LONG -> (int) frames.getLong(at + 1);
            default -> length;
        };
    }

    static int headerLength(int payloadLength) {
        if (payloadLength < SHORT) {
            return 2;
        }
        return payloadLength <= 0xFFFF ? 4 : LONGEST_HEADER;
    }
}
