package dev.switchboard.checker.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A STOMP frame as servers send it. The first of headers with the same name counts (STOMP 1.2,
 * section Repeated Header Entries).
 */
final class StompFrame {

    private final String command;
    private final Map<String, String> headers;
    private final byte[] body;

    /**
     * @param command empty for a heart-beat
     */
    private StompFrame(String command, Map<String, String> headers, byte[] body) {
        this.command = command;
        this.headers = headers;
        this.body = body;
    }

    static StompFrame parse(byte[] message, boolean escaped) {
        int at = 0;
        while (at < message.length && (message[at] == '\n' || message[at] == '\r')) {
            at++;
        }
        if (at == message.length) {
            return new StompFrame("", Map.of(), new byte[0]);
        }
        int end = endOfHeaders(message, at);
        String[] lines =
                new String(message, at, end - at, StandardCharsets.UTF_8).split("\r?\n", -1);
        Map<String, String> headers = new HashMap<>();
        for (String line : Arrays.asList(lines).subList(1, lines.length)) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                throw new IllegalArgumentException("a header without a colon: " + line);
            }
            headers.putIfAbsent(
                    unescape(line.substring(0, colon), escaped),
                    unescape(line.substring(colon + 1), escaped));
        }
        int last = message.length - 1;
        if (message[last] != 0) {
            throw new IllegalArgumentException("the frame does not end with NUL");
        }
        byte[] body = Arrays.copyOfRange(message, end + 2, last);
        String length = headers.get("content-length");
        if (length != null && Integer.parseInt(length) != body.length) {
            throw new IllegalArgumentException(
                    "content-length is %s, the body has %d".formatted(length, body.length));
        }
        return new StompFrame(lines[0], headers, body);
    }

    /** Its name; empty for a heart-beat. */
    String command() {
        return command;
    }

    byte[] body() {
        return body;
    }

    @Override
    public String toString() {
        return command + " " + headers;
    }

    @Nullable String header(String name) {
        return headers.get(name);
    }

    private static int endOfHeaders(byte[] message, int from) {
        for (int i = from; i + 1 < message.length; i++) {
            if (message[i] == '\n' && message[i + 1] == '\n') {
                return i;
            }
        }
        throw new IllegalArgumentException("no end of the headers");
    }

    private static String unescape(String text, boolean escaped) {
        return escaped
                ? text.replace("\\n", "\n")
                        .replace("\\r", "\r")
                        .replace("\\c", ":")
                        .replace("\\\\", "\\")
                : text;
    }
}
