package dev.switchboard.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads the few texts of a handshake. */
final class Texts {

    private Texts() {}

    /** Takes what stands before an empty line, and that line; empty while there is none. */
    static String upToEmptyLine(ByteBuffer bytes) {
        String all = between(bytes, bytes.position(), bytes.limit());
        int end = all.indexOf("\r\n\r\n");
        if (end < 0) {
            return "";
        }
        bytes.position(bytes.position() + end + 4);
        return all.substring(0, end);
    }

    static String between(ByteBuffer bytes, int from, int to) {
        byte[] text = new byte[to - from];
        bytes.get(from, text);
        return new String(text, StandardCharsets.ISO_8859_1);
    }
}
