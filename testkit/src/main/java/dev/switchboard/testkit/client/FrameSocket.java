package dev.switchboard.testkit.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A WebSocket by hand: sends bytes that no library would, and reads only when it is told to. One
 * thread sends, one reads.
 */
public final class FrameSocket implements AutoCloseable {

    public static final int TEXT = 1;
    public static final int BINARY = 2;
    public static final int CLOSE = 8;
    public static final int PING = 9;
    public static final int PONG = 10;

    private static final int FIN = 0x80;
    private static final int PATIENCE_MILLIS = 120_000;

    /** So few bytes that a server soon notices that nobody reads. */
    private static final int SMALL_BUFFER = 4096;

    private final Socket socket;
    private final DataInputStream in;

    private FrameSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    /** Opens one at a path. */
    public static FrameSocket open(LocalServer server, String path) throws IOException {
        FrameSocket opened = connect(new Socket(), server, path);
        String head = opened.readHead();
        if (!head.startsWith("HTTP/1.1 101 ")) {
            throw new IOException("not let in: " + head);
        }
        return opened;
    }

    /**
     * Opens one with a small receive buffer, so that what the server writes piles up there. Even
     * the answer to its handshake stays unread; {@link #readToEnd} reads all.
     */
    public static FrameSocket openUnread(LocalServer server, String path) throws IOException {
        Socket socket = new Socket();
        // Before it connects: the window is agreed on then.
        socket.setReceiveBufferSize(SMALL_BUFFER);
        return connect(socket, server, path);
    }

    private static FrameSocket connect(Socket socket, LocalServer server, String path)
            throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
        FrameSocket connected = new FrameSocket(socket);
        String handshake = Handshake.request(server, path) + "\n";
        connected.send(handshake.replace("\n", "\r\n").getBytes(ISO_8859_1));
        return connected;
    }

    private String readHead() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    /** Sends bytes as they are. */
    public void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** Sends a final frame of less than 64 KiB. */
    public void send(int opcode, byte[] payload) throws IOException {
        send(RawFrames.frame(FIN | opcode, payload));
    }

    /** Sends a text message. */
    public void send(String text) throws IOException {
        send(TEXT, text.getBytes(UTF_8));
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
            return UTF_8.decode(payload.duplicate()).toString();
        }
    }

    /**
     * Waits for the next frame.
     *
     * @throws EOFException when there is none
     */
    public Frame next() throws IOException {
        return frame(in.readUnsignedByte());
    }

    private Frame frame(int first) throws IOException {
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

    /**
     * Reads what has piled up in one that was opened unread: the texts of all text messages that
     * come before the server closes or the connection ends.
     */
    public List<String> readToEnd() throws IOException {
        String _ = readHead();
        List<String> texts = new ArrayList<>();
        for (int first = in.read(); first >= 0; first = in.read()) {
            Frame frame = frame(first);
            if (frame.opcode() == CLOSE) {
                break;
            }
            if (frame.opcode() == TEXT && frame.last()) {
                texts.add(frame.text());
            }
        }
        return texts;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
