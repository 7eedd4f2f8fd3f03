package dev.switchboard.stack.compose;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A request sent as it is written, which clients with manners would not do. One thread. */
final class RawCall implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 120_000;

    private final Socket socket;

    RawCall(URI origin, String head) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), origin.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        send(head + "\r\nHost: app.example\r\n\r\n");
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Reads until a text has come, and returns all that came; fails when the other side closes. */
    String readUntil(String text) throws IOException {
        StringBuilder read = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (read.indexOf(text) < 0) {
            int c = in.read();
            if (c < 0) {
                throw new IOException("closed after: " + read);
            }
            read.append((char) c);
        }
        return read.toString();
    }

    /** The status of the answer. */
    int status() throws IOException {
        return Integer.parseInt(readUntil("\r\n").split(" ", -1)[1]);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
