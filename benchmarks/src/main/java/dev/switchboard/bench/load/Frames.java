package dev.switchboard.bench.load;

import java.nio.ByteBuffer;

/** Splits what a WebSocket server sends into frames, without copying or allocating. */
final class Frames {

    private Frames() {}

    /** Takes a frame's payload, which stands between two places of the buffer. */
    @FunctionalInterface
    interface Taker {
        void take(int opcode, ByteBuffer bytes, int from, int to);
    }

    /** Hands over every whole frame, and leaves the position at the first that is not whole. */
    static void split(ByteBuffer bytes, Taker taker) {
        int place = bytes.position();
        int end = bytes.limit();
        while (true) {
            long length = payloadLength(bytes, place, end);
            int header = headerLength(bytes, place, end);
            if (length < 0 || place + header + length > end) {
                break;
            }
            int from = place + header;
            place = from + (int) length;
            taker.take(bytes.get(from - header) & 0x0f, bytes, from, place);
        }
        bytes.position(place);
    }

    private static int headerLength(ByteBuffer bytes, int place, int end) {
        if (end - place < 2) {
            return 2;
        }
        return switch (bytes.get(place + 1) & 0x7f) {
            case 126 -> 4;
            case 127 -> 10;
            default -> 2;
        };
    }

    /** Negative while the header is not whole. */
    private static long payloadLength(ByteBuffer bytes, int place, int end) {
        if (end - place < headerLength(bytes, place, end)) {
            return -1;
        }
        if (end - place < 2) {
            return -1;
        }
        int length = bytes.get(place + 1) & 0x7f;
        return switch (length) {
            case 126 -> bytes.getShort(place + 2) & 0xffff;
            case 127 -> bytes.getLong(place + 2);
            default -> length;
        };
    }
}
