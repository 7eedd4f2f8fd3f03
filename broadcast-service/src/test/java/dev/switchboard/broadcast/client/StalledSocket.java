package dev.switchboard.broadcast.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** A WebSocket by hand that sends but does not read: what the server writes piles up. */
public final class StalledSocket implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 120_000;

    private final Socket socket;

    private StalledSocket(Socket socket) {
        this.socket = socket;
    }

    /** Opens one; even the answer to its handshake stays unread. */
    public static StalledSocket open(Node node, String path) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), node.port()));
        String head = (Handshake.request(node, path) + "\n").replace("\n", "\r\n");
        socket.getOutputStream().write(head.getBytes(ISO_8859_1));
        return new StalledSocket(socket);
    }

    /** Sends a text message of less than 64 KiB (RFC 6455, section 5.2), masked with zeros. */
    public void send(byte[] text) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(0x81);
        if (text.length < 126) {
            frame.write(0x80 | text.length);
        } else {
            frame.write(0x80 | 126);
            frame.write(text.length >> 8);
            frame.write(text.length);
        }
        frame.write(new byte[4]);
        frame.write(text);
        socket.getOutputStream().write(frame.toByteArray());
    }

    /** Reads what has piled up, to the end of the connection: the texts of all text messages. */
    public List<String> readToEnd() throws IOException {
        var in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        int newlines = 0;
        while (newlines < 2) {
            int next = in.readUnsignedByte();
            newlines = next == '\n' ? newlines + 1 : next == '\r' ? newlines : 0;
        }
        List<String> texts = new ArrayList<>();
        for (int first = in.read(); first >= 0; first = in.read()) {
            int length = in.readUnsignedByte();
            if (length == 126) {
                length = in.readUnsignedShort();
            } else if (length == 127) {
                length = Math.toIntExact(in.readLong());
            }
            byte[] payload = in.readNBytes(length);
            if (first == 0x81) {
                texts.add(new String(payload, UTF_8));
            } else if ((first & 0x0f) == 8) {
                break;
            }
        }
        return texts;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
