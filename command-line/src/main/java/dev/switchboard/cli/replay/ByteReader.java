package dev.switchboard.cli.replay;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Bytes with a look ahead, counted, and their lines too. Used by one thread. */
final class ByteReader implements Closeable {

    static final int END = -1;

    private static final int BUFFER = 1 << 16;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private long position;
    private long taken;
    private long line = 1;

    /** Reads from the stream, after the byte order mark that some spreadsheets put first. */
    ByteReader(InputStream in) throws IOException {
        this.in = new BufferedInputStream(in, BUFFER);
        this.in.mark(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(this.in.readNBytes(3), BYTE_ORDER_MARK)) {
            this.in.reset();
        }
    }

    /** The next byte, 0 to 255, or {@link #END}. */
    int read() throws IOException {
        int next = in.read();
        if (next != END) {
            position++;
        }
        if (next == '\n') {
            line++;
        }
        return next;
    }

    /** The byte that {@link #read} would give. */
    int peek() throws IOException {
        in.mark(1);
        int next = in.read();
        in.reset();
        return next;
    }

    /** The first byte that is no white space, among the first few thousand; else END. */
    int peekText() throws IOException {
        in.mark(BUFFER);
        int next = in.read();
        for (int i = 1; i < BUFFER && next != END && next <= ' '; i++) {
            next = in.read();
        }
        in.reset();
        return next;
    }

    /** Whether a byte can be read without waiting. */
    boolean ready() throws IOException {
        return in.available() > 0;
    }

    /** How many bytes have been read. */
    long position() {
        return position;
    }

    /** How many bytes have been read since it was last asked. */
    long take() {
        long length = position - taken;
        taken = position;
        return length;
    }

    /** The line in which the next byte stands; the first is 1. */
    long line() {
        return line;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
