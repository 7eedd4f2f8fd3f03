package dev.switchboard.testkit;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Just enough of a WebSocket server (RFC 6455): on each connection it waits for a subscription,
 * sends the messages of the next script and closes it. A connection for which no script is left
 * stays open and silent. Like {@code /ws} it sends messages that nobody asked for first.
 */
public final class StubFeed implements AutoCloseable {

    /** A close frame with the code 1001. */
    private static final byte[] GOING_AWAY = {(byte) 0x88, 2, 0x03, (byte) 0xE9};

    /** Messages before a subscription, with a cursor that is not to be used. */
    private static final List<String> UNASKED =
            List.of(
                    "{\"type\":\"welcome\",\"client_id\":\"x\",\"cursor\":\"unasked\"}",
                    "{\"type\":\"contract_removed\",\"contract_id\":\"unasked\",\"id\":\"unasked\","
                            + "\"cursor\":\"unasked\"}");

    private static final String ACCEPT_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    /** The longest payload whose length has no bytes of its own. */
    private static final int SHORT = 125;

    /** The bits of a frame's second byte that are not the one for the mask. */
    private static final int SHORT_OR_LONG = 0x7F;

    /** The first byte of a frame with a whole text. */
    private static final int WHOLE_TEXT = 0x81;

    private final ServerSocket server;
    private final List<List<String>> scripts;
    private final List<String> queries = new CopyOnWriteArrayList<>();
    private final List<String> subscriptions = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final Thread thread;

    /**
     * @param scripts the messages of each connection, in the order of connections
     */
    public StubFeed(List<List<String>> scripts) throws IOException {
        this.scripts = List.copyOf(scripts);
        this.server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        this.thread = Thread.ofVirtual().start(this::serve);
    }

    /** Where it listens, {@code ws://…/ws}. */
    public String url() {
        return "ws://127.0.0.1:" + server.getLocalPort() + "/ws";
    }

    /** The address of each handshake, such as {@code /ws?max-rate=1}. */
    public List<String> queries() {
        return List.copyOf(queries);
    }

    /** The command that each connection began with, such as {@code {"type":"subscribe"}}. */
    public List<String> subscriptions() {
        return List.copyOf(subscriptions);
    }

    private void serve() {
        try {
            while (true) {
                Socket socket = server.accept();
                open.add(socket);
                serve(socket);
            }
        } catch (SocketException e) {
            // Closed: the test is over.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        String requested = line(in).split(" ", 3)[1];
        String key = "";
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.startsWith("Sec-WebSocket-Key: ")) {
                key = line.substring(line.indexOf(' ') + 1);
            }
        }
        int connection = queries.size();
        queries.add(requested);
        OutputStream out = socket.getOutputStream();
        out.write(
                """
                HTTP/1.1 101 Switching Protocols\r
                Upgrade: websocket\r
                Connection: Upgrade\r
                Sec-WebSocket-Accept: %s\r
                \r
                """
                        .formatted(accept(key))
                        .getBytes(StandardCharsets.UTF_8));
        for (String message : UNASKED) {
            out.write(textFrame(message));
        }
        try {
            subscriptions.add(text(in));
        } catch (EOFException | SocketException e) {
            // The client has left before it asked for anything.
            return;
        }
        if (connection < scripts.size()) {
            for (String message : scripts.get(connection)) {
                out.write(textFrame(message));
            }
            out.write(GOING_AWAY);
        }
    }

    private static String line(DataInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (char c = (char) in.readByte(); c != '\n'; c = (char) in.readByte()) {
            line.append(c);
        }
        return line.toString().strip();
    }

    /** The text of the next frame, which must be whole, masked and at most 65,535 bytes long. */
    private static String text(DataInputStream in) throws IOException {
        if (in.readUnsignedByte() != WHOLE_TEXT) {
            throw new IOException("no text in one frame");
        }
        int length = in.readUnsignedByte() & SHORT_OR_LONG;
        byte[] mask = new byte[4];
        byte[] payload = new byte[length <= SHORT ? length : in.readUnsignedShort()];
        in.readFully(mask);
        in.readFully(payload);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % mask.length];
        }
        return new String(payload, StandardCharsets.UTF_8);
    }

    private static String accept(String key) {
        try {
            byte[] text = (key + ACCEPT_SUFFIX).getBytes(StandardCharsets.UTF_8);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A text of up to 65,535 bytes in one frame. */
    private static byte[] textFrame(String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer frame = ByteBuffer.allocate(4 + payload.length);
        frame.put((byte) WHOLE_TEXT);
        if (payload.length <= SHORT) {
            frame.put((byte) payload.length);
        } else {
            frame.put((byte) (SHORT + 1)).putShort((short) payload.length);
        }
        frame.put(payload);
        return Arrays.copyOf(frame.array(), frame.position());
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
        thread.interrupt();
    }
}
