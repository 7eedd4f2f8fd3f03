package dev.switchboard.bench.call;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads as much of an answer as has come, without allocating: whether it is whole, and its status.
 * It begins at 0 of the buffer and goes to its position. Answers that end with their connection are
 * not known.
 */
final class Answer {

    /** It is not whole yet. */
    static final int PART = 0;

    private static final byte[] LENGTH = bytes("content-length:");
    private static final byte[] CONNECTION = bytes("connection:");
    private static final byte[] LAST_CHUNK = bytes("0\r\n\r\n");
    private static final byte[] HEAD_END = bytes("\r\n\r\n");
    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final int ABSENT = -1;

    private Answer() {}

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Its status once it is whole, {@link #PART} before. */
    static int status(ByteBuffer bytes) {
        int end = bytes.position();
        int body = body(bytes);
        if (body == ABSENT) {
            return PART;
        }
        int at = header(bytes, body, LENGTH);
        boolean whole =
                at == ABSENT
                        ? end - body >= LAST_CHUNK.length
                                && matches(bytes, end - LAST_CHUNK.length, LAST_CHUNK)
                        : end - body >= number(bytes, at);
        return whole ? number(bytes, STATUS_AT) : PART;
    }

    /** Whether the server closes the connection behind a whole answer. */
    static boolean isLast(ByteBuffer bytes) {
        int at = header(bytes, body(bytes), CONNECTION);
        return at != ABSENT && (bytes.get(at) | 0x20) == 'c';
    }

    /** Where the body begins. */
    private static int body(ByteBuffer bytes) {
        int last = bytes.position() - HEAD_END.length;
        for (int at = STATUS_AT; at <= last; at++) {
            if (bytes.get(at) == '\r' && matches(bytes, at, HEAD_END)) {
                return at + HEAD_END.length;
            }
        }
        return ABSENT;
    }

    /** Where a header's value begins. */
    private static int header(ByteBuffer bytes, int body, byte[] name) {
        for (int at = STATUS_AT; at < body - name.length; at++) {
            if (bytes.get(at) == '\n' && matches(bytes, at + 1, name)) {
                int value = at + 1 + name.length;
                while (bytes.get(value) == ' ') {
                    value++;
                }
                return value;
            }
        }
        return ABSENT;
    }

    /** Names of headers are compared without regard to case. */
    private static boolean matches(ByteBuffer bytes, int at, byte[] text) {
        for (int i = 0; i < text.length; i++) {
            byte found = bytes.get(at + i);
            if (found != text[i] && (text[i] < 'a' || text[i] > 'z' || (found | 0x20) != text[i])) {
                return false;
            }
        }
        return true;
    }

    private static int number(ByteBuffer bytes, int from) {
        int number = 0;
        for (int at = from; bytes.get(at) >= '0' && bytes.get(at) <= '9'; at++) {
            number = number * 10 + bytes.get(at) - '0';
        }
        return number;
    }
}
