package dev.switchboard.bench.floor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Tells where the calls of a connection end: behind the head, as many bytes later as it says, or
 * behind the last chunk. A head must come in one piece. One thread.
 */
final class RequestBoundaries {

    private static final byte[] HEAD_END = bytes("\r\n\r\n");
    private static final byte[] LENGTH = bytes("Content-Length: ");
    private static final byte[] CHUNKED = bytes("Transfer-Encoding: chunked");
    private static final byte[] LAST_CHUNK = bytes("\r\n0\r\n\r\n");
    private static final int ABSENT = -1;

    private long missing;
    private boolean chunked;

    /** How much of the last chunk's end stood at the end of what came before. */
    private int matched;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Takes bytes up to where a call ends, or all of them.
     *
     * @return whether one ends
     */
    boolean take(ByteBuffer bytes) throws IOException {
        if (missing == 0 && !chunked) {
            head(bytes);
        }
        return chunked ? takeChunks(bytes) : takeBody(bytes);
    }

    private void head(ByteBuffer bytes) throws IOException {
        int end = find(bytes, HEAD_END, bytes.limit());
        if (end == ABSENT) {
            throw new IOException("a head that did not come in one piece");
        }
        int length = find(bytes, LENGTH, end);
        missing = length == ABSENT ? 0 : number(bytes, length + LENGTH.length);
        chunked = find(bytes, CHUNKED, end) != ABSENT;
        matched = 0;
        bytes.position(end + HEAD_END.length);
    }

    private boolean takeBody(ByteBuffer bytes) {
        int taken = (int) Math.min(missing, bytes.remaining());
        bytes.position(bytes.position() + taken);
        missing -= taken;
        return missing == 0;
    }

    private boolean takeChunks(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            if (next != LAST_CHUNK[matched]) {
                matched = 0;
            }
            matched += next == LAST_CHUNK[matched] ? 1 : 0;
            if (matched == LAST_CHUNK.length) {
                chunked = false;
                return true;
            }
        }
        return false;
    }

    private static int find(ByteBuffer bytes, byte[] text, int end) {
        for (int at = bytes.position(); at <= end - text.length; at++) {
            int same = 0;
            while (same < text.length && bytes.get(at + same) == text[same]) {
                same++;
            }
            if (same == text.length) {
                return at;
            }
        }
        return ABSENT;
    }

    private static int number(ByteBuffer bytes, int from) {
        int number = 0;
        for (int at = from; bytes.get(at) >= '0' && bytes.get(at) <= '9'; at++) {
            number = number * 10 + bytes.get(at) - '0';
        }
        return number;
    }
}
