package dev.switchboard.broadcast.stomp;

import java.io.ByteArrayOutputStream;

/**
 * Turns the headers of frames into those of a version without escapes, and back (STOMP 1.1, section
 * Value Encoding: new there). Spring's codec writes and reads escapes whatever the version.
 */
final class HeaderEscapes {

    private HeaderEscapes() {}

    /** A frame of STOMP 1.0 as Spring's decoder reads it; {@code body} is where its body begins. */
    static byte[] add(byte[] frame, int body) {
        ByteArrayOutputStream escaped = new ByteArrayOutputStream(frame.length + 8);
        for (int i = 0; i < body; i++) {
            escaped.write(frame[i]);
            if (frame[i] == '\\') {
                escaped.write('\\');
            }
        }
        escaped.write(frame, body, frame.length - body);
        return escaped.toByteArray();
    }

    /** A frame of Spring's encoder as STOMP 1.0 writes it. Line ends, which it can't say, stay. */
    static byte[] remove(byte[] frame) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream(frame.length);
        int i = 0;
        while (!(frame[i] == '\n' && frame[i + 1] == '\n')) {
            boolean escape = frame[i] == '\\' && (frame[i + 1] == 'c' || frame[i + 1] == '\\');
            if (escape) {
                plain.write(frame[i + 1] == 'c' ? ':' : '\\');
                i += 2;
            } else {
                plain.write(frame[i]);
                i++;
            }
        }
        plain.write(frame, i, frame.length - i);
        return plain.toByteArray();
    }
}
