package dev.switchboard.service.web.body;

import dev.switchboard.service.web.problem.BrokenBodyException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;

/** Bytes of a packed body, one by one or as they come. Used by one thread. */
final class PackedBytes {

    private static final int BUFFER = 8_192;

    private final InputStream body;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int filled;

    PackedBytes(InputStream body) {
        this.body = body;
    }

    /** The next byte; -1 at the end of the body. */
    int next() throws IOException {
        return position == filled && !fill() ? -1 : buffer[position++] & 0xff;
    }

    /** The next byte, which must be there. */
    int demand() throws IOException {
        int next = next();
        if (next < 0) {
            throw endsTooEarly();
        }
        return next;
    }

    /** The next two bytes as a number, the smaller part first. */
    int demandShort() throws IOException {
        return demand() | demand() << 8;
    }

    /** The next four bytes as a number without a sign, the smaller part first. */
    long demandInt() throws IOException {
        return demandShort() | (long) demandShort() << 16;
    }

    /** Hands over what is there, or what comes next. */
    void feed(Inflater inflater) throws IOException {
        if (position == filled && !fill()) {
            throw endsTooEarly();
        }
        inflater.setInput(buffer, position, filled - position);
        position = filled;
    }

    /** Takes back what the inflater did not need. */
    void takeBack(Inflater inflater) {
        position = filled - inflater.getRemaining();
    }

    private boolean fill() throws IOException {
        position = 0;
        filled = 0;
        filled = Math.max(body.read(buffer), 0);
        return filled > 0;
    }

    private static BrokenBodyException endsTooEarly() {
        return new BrokenBodyException("its end is missing");
    }
}
