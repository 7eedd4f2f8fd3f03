package dev.switchboard.ingest.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Splits a stream into lines, in memory bounded by the longest line allowed. A line ends with a
 * line feed, or at the end of the stream; a carriage return before it is blank space to JSON. Used
 * by one thread.
 */
final class Lines {

    private static final int BUFFER = 65_536;

    private final InputStream stream;
    private final int limit;
    private final byte[] buffer = new byte[BUFFER];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    private int position;
    private int filled;

    /** The index of the line that was not read yet. */
    private long ended;

    private boolean tooLong;

    /**
     * @param limit the most bytes of a line, its line feed not counted
     * @param first the index of the first line
     */
    Lines(InputStream stream, int limit, long first) {
        this.stream = stream;
        this.limit = limit;
        this.ended = first;
    }

    /**
     * Goes to the next line; false at the end of the stream.
     *
     * @throws IOException when the stream broke off; what was begun of a line is no line then
     */
    boolean advance() throws IOException {
        line.reset();
        tooLong = false;
        boolean begun = false;
        while (true) {
            if (position == filled && !fill()) {
                ended += begun ? 1 : 0;
                return begun;
            }
            begun = true;
            int end = position;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            keep(end - position);
            position = Math.min(end + 1, filled);
            if (end < filled) {
                ended++;
                return true;
            }
        }
    }

    /** The index of the first line that was not read. */
    long read() {
        return ended;
    }

    /** The line's index. */
    long index() {
        return ended - 1;
    }

    /** Whether the line is longer than allowed; nothing of it is kept then. */
    boolean tooLong() {
        return tooLong;
    }

    /** The line; empty when it is too long. */
    byte[] text() {
        return line.toByteArray();
    }

    /** Whether there is nothing in a line but blank space. */
    static boolean blank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    /** Lets others have the processor: a virtual thread that never waits is never interrupted. */
    @SuppressWarnings("ThreadPriorityCheck")
    private boolean fill() throws IOException {
        Thread.yield();
        position = 0;
        filled = 0;
        filled = Math.max(stream.read(buffer), 0);
        return filled > 0;
    }

    private void keep(int bytes) {
        if (tooLong || line.size() + bytes > limit) {
            tooLong = true;
            line.reset();
        } else {
            line.write(buffer, position, bytes);
        }
    }
}
