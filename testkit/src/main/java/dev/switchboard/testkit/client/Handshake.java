package dev.switchboard.testkit.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A WebSocket handshake by hand, for headers that no client library lets be set. */
public final class Handshake {

    private static final String LENGTH = "content-length: ";

    private Handshake() {}

    /**
     * Asks for an upgrade.
     *
     * @param headerLines further headers, such as {@code Origin: https://example.com}
     * @return the head of the answer, in lower case, line by line
     */
    public static List<String> ask(LocalServer server, String path, String... headerLines) {
        String more = headerLines.length == 0 ? "" : String.join("\n", headerLines) + "\n";
        return send(server, (request(server, path) + more + "\n").replace("\n", "\r\n"));
    }

    /** Sends a handshake as it is; the head of the answer as above. */
    public static List<String> send(LocalServer server, String handshake) {
        return exchange(server, handshake).head();
    }

    /**
     * An answer.
     *
     * @param head in lower case, line by line
     * @param body empty where the WebSocket is open
     */
    public record Answer(List<String> head, String body) {}

    /** Sends a handshake as it is. */
    public static Answer exchange(LocalServer server, String handshake) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(120_000);
            socket.getOutputStream().write(handshake.getBytes(ISO_8859_1));
            InputStream in = new BufferedInputStream(socket.getInputStream());
            List<String> lines = new ArrayList<>();
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                lines.add(line);
            }
            return new Answer(lines, new String(in.readNBytes(length(lines, in)), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How long the body is, or its first chunk, whose beginning is read then. */
    private static int length(List<String> head, InputStream in) throws IOException {
        if (head.contains("transfer-encoding: chunked")) {
            return Integer.parseInt(line(in), 16);
        }
        return head.stream()
                .filter(line -> line.startsWith(LENGTH))
                .mapToInt(line -> Integer.parseInt(line.substring(LENGTH.length())))
                .findFirst()
                .orElse(0);
    }

    /** Without its end; empty at the end of the head, and of the connection. */
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString().strip().toLowerCase(Locale.ROOT);
    }

    /** The head of a request without the empty line at its end. */
    public static String request(LocalServer server, String path) {
        return """
        GET %s HTTP/1.1
        Host: 127.0.0.1:%d
        Upgrade: websocket
        Connection: Upgrade
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
        Sec-WebSocket-Version: 13
        """
                .formatted(path, server.port());
    }
}
