package dev.switchboard.broadcast.client;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A WebSocket by hand: sends bytes that no library would. One thread sends, one reads. */
public final class FrameSocket implements AutoCloseable {

    public static final int TEXT = 1;
    public static final int BINARY = 2;
    public static final int CLOSE = 8;
    public static final int PING = 9;
    public static final int PONG = 10;

    private static final int FIN = 0x80;
    private static final int MASKED = 0x80;
    private static final int PATIENCE_MILLIS = 120_000;

    private final Socket socket;
    private final DataInputStream in;

    private FrameSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
    }

    /** Opens one at a path. */
    public static FrameSocket open(Node node, String path) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), node.port());
        socket.setSoTimeout(PATIENCE_MILLIS);
        FrameSocket opened = new FrameSocket(socket);
        String request =
                """
                GET %s HTTP/1.1\r
                Host: localhost:%d\r
                Upgrade: websocket\r
                Connection: Upgrade\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                \r
                """
                        .formatted(path, node.port());
        opened.send(request.getBytes(StandardCharsets.US_ASCII));
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) opened.in.readUnsignedByte());
        }
        if (!head.toString().startsWith("HTTP/1.1 101 ")) {
            throw new IOException("not let in: " + head);
        }
        return opened;
    }

    /** Sends bytes as they are. */
    public void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** Sends a final frame of less than 64 KiB (RFC 6455, section 5.2), masked with zeros. */
    public void send(int opcode, byte[] payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(8 + payload.length);
        frame.put((byte) (FIN | opcode));
        if (payload.length < 126) {
            frame.put((byte) (MASKED | payload.length));
        } else {
            frame.put((byte) (MASKED | 126)).putShort((short) payload.length);
        }
        frame.putInt(0).put(payload);
        send(Arrays.copyOf(frame.array(), frame.position()));
    }

    /** Sends a text message. */
    public void send(String text) throws IOException {
        send(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a close frame with that code. */
    public void sendClose(int code) throws IOException {
        send(CLOSE, ByteBuffer.allocate(2).putShort((short) code).array());
    }

    /** Sends nothing more, and reads on. */
    public void shutdownOutput() throws IOException {
        socket.shutdownOutput();
    }

    /**
     * A frame of the server.
     *
     * @param last whether its message ends with it
     */
    public record Frame(boolean last, int opcode, ByteBuffer payload) {

        public String text() {
            return StandardCharsets.UTF_8.decode(payload.duplicate()).toString();
        }
    }

    /**
     * Waits for the next frame.
     *
     * @throws EOFException when there is none
     */
    public Frame next() throws IOException {
        int first = in.readUnsignedByte();
        int length = in.readUnsignedByte() & 0x7f;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = Math.toIntExact(in.readLong());
        }
        return new Frame((first & FIN) != 0, first & 0x0f, ByteBuffer.wrap(in.readNBytes(length)));
    }

    /**
     * Reads until the server closes.
     *
     * @return the code it gives
     * @throws EOFException when it closes without one
     */
    public int closeCode() throws IOException {
        Frame frame = next();
        while (frame.opcode() != CLOSE) {
            frame = next();
        }
        return frame.payload().getShort() & 0xffff;
    }

    /** The text of each message that comes before the server closes with that code. */
    public List<String> untilClosed(int code) throws IOException {
        List<String> texts = new ArrayList<>();
        Frame frame = next();
        while (frame.opcode() != CLOSE) {
            texts.add(frame.text());
            frame = next();
        }
        int closed = frame.payload().getShort() & 0xffff;
        if (closed != code) {
            throw new AssertionError("closed with " + closed + " after " + texts);
        }
        return texts;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
