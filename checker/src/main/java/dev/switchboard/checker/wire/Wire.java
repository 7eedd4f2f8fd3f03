package dev.switchboard.checker.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * A TCP connection that holds back what it does not read: its receive buffer is small, so that a
 * reader that stops soon makes the server feel it. One thread.
 */
final class Wire {

    /**
     * Bytes. Not as small as can be: at 4096 the window that was offered came to be smaller than a
     * segment, and the sender's kernel then sends but one each time its timer runs out (204 ms, so
     * 10 KB a second, while the reader waits with nothing to read).
     */
    private static final int RECEIVE_BUFFER = 64 * 1024;

    private static final int CONNECT_MILLIS = 10_000;

    /** How long the rest of a message that has begun may take. */
    private static final int PATIENCE_MILLIS = 30_000;

    private final Socket socket;
    private final InputStream in;
    private final byte[] buffer = new byte[2048];
    private int position;
    private int limit;

    private Wire(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
    }

    @SuppressWarnings("AddressSelection") // loopback and plain names; no choice to be made
    static Wire connect(URI base) throws IOException {
        Socket socket = new Socket();
        try {
            // before it connects: the window is agreed on then
            socket.setReceiveBufferSize(RECEIVE_BUFFER);
            socket.setTcpNoDelay(true);
            int port = base.getPort() < 0 ? 80 : base.getPort();
            socket.connect(new InetSocketAddress(base.getHost(), port), CONNECT_MILLIS);
            return new Wire(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Whether a byte is there to be read within that time. */
    boolean ready(int millis) throws IOException {
        if (position < limit) {
            return true;
        }
        try {
            fill(Math.max(1, millis));
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    int read() throws IOException {
        if (position == limit) {
            fill(PATIENCE_MILLIS);
        }
        return buffer[position++] & 0xff;
    }

    byte[] read(int length) throws IOException {
        byte[] bytes = new byte[length];
        int got = 0;
        while (got < length) {
            if (position == limit) {
                fill(PATIENCE_MILLIS);
            }
            int some = Math.min(length - got, limit - position);
            System.arraycopy(buffer, position, bytes, got, some);
            position += some;
            got += some;
        }
        return bytes;
    }

    /** Reads up to a line feed; neither it nor a carriage return before it is returned. */
    String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = read(); c != '\n'; c = read()) {
            line.append((char) c);
        }
        int end = line.length() - 1;
        return end >= 0 && line.charAt(end) == '\r' ? line.substring(0, end) : line.toString();
    }

    private void fill(int millis) throws IOException {
        socket.setSoTimeout(millis);
        int got = in.read(buffer);
        if (got < 0) {
            throw new EOFException("the server has closed the connection");
        }
        position = 0;
        limit = got;
    }

    void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    void write(String ascii) throws IOException {
        write(ascii.getBytes(StandardCharsets.UTF_8));
    }

    /** Closes; {@code abruptly} with a reset, as a process that was killed would. */
    void close(boolean abruptly) {
        try {
            if (abruptly) {
                socket.setSoLinger(true, 0);
            }
            socket.close();
        } catch (IOException e) {
            // it was broken before: closed is closed
        }
    }
}
