package dev.switchboard.broadcast.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A WebSocket handshake by hand, for headers that no client library lets be set. */
public final class Handshake {

    private Handshake() {}

    /**
     * Asks for an upgrade.
     *
     * @param headerLines further headers, such as {@code Origin: https://example.com}
     * @return the head of the answer, in lower case, line by line
     */
    public static List<String> ask(Node node, String path, String... headerLines) {
        String more = headerLines.length == 0 ? "" : String.join("\n", headerLines) + "\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), node.port())) {
            socket.setSoTimeout(120_000);
            byte[] request =
                    (request(node, path) + more + "\n").replace("\n", "\r\n").getBytes(ISO_8859_1);
            socket.getOutputStream().write(request);
            var answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
            List<String> lines = new ArrayList<>();
            String line = answer.readLine();
            while (line != null && !line.isEmpty()) {
                lines.add(line.toLowerCase(Locale.ROOT));
                line = answer.readLine();
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The head of a request without the empty line at its end. */
    static String request(Node node, String path) {
        return """
        GET %s HTTP/1.1
        Host: 127.0.0.1:%d
        Upgrade: websocket
        Connection: Upgrade
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
        Sec-WebSocket-Version: 13
        """
                .formatted(path, node.port());
    }
}
