package dev.switchboard.broadcast.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A WebSocket by hand that sends but never reads: what the server writes piles up. */
public final class StalledSocket implements AutoCloseable {

    private final Socket socket;

    private StalledSocket(Socket socket) {
        this.socket = socket;
    }

    /** Opens one; even the answer to its handshake stays unread. */
    public static StalledSocket open(Node node, String path) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
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

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
