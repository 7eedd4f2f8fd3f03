package dev.switchboard.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** HTTP/1.1 by hand, for methods, paths and headers that no client library lets be sent. */
public final class RawHttp {

    private static final int PATIENCE_MILLIS = 120_000;

    private RawHttp() {}

    /**
     * An answer.
     *
     * @param headers by name in lower case; of several of a name the last
     * @param body as it came, chunks and all
     */
    public record Answer(int status, Map<String, String> headers, String body) {}

    /**
     * Asks on a connection of its own, and reads until that ends.
     *
     * @param requestLine such as {@code GET /contracts}
     * @param headerLines such as {@code Accept: text/html}
     */
    public static Answer ask(int port, String requestLine, String... headerLines) {
        StringBuilder head = new StringBuilder(requestLine).append(" HTTP/1.1\r\n");
        for (String line : headerLines) {
            head.append(line).append("\r\n");
        }
        return send(port, head + "Host: localhost\r\nConnection: close\r\n\r\n");
    }

    /** Sends a text as it is, and reads until the connection ends. */
    public static Answer send(int port, String text) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(text.getBytes(UTF_8));
            return parse(new String(socket.getInputStream().readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer parse(String answer) {
        String[] headAndBody = answer.split("\r\n\r\n", 2);
        String[] lines = headAndBody[0].split("\r\n", -1);
        Map<String, String> headers = new TreeMap<>();
        for (int i = 1; i < lines.length; i++) {
            String[] nameAndValue = lines[i].split(": ?", 2);
            headers.put(nameAndValue[0].toLowerCase(Locale.ROOT), nameAndValue[1]);
        }
        return new Answer(
                Integer.parseInt(lines[0].split(" ", 3)[1]),
                headers,
                headAndBody.length > 1 ? headAndBody[1] : "");
    }
}
