package dev.switchboard.checker.wire;

import java.io.EOFException;
import java.io.IOException;

/** An answer's body in chunks (RFC 9112, section 7.1). One thread. */
final class ChunkedBody {

    private static final int LINE_END = 2;

    private final Wire wire;
    private int left;
    private int leftOfEnd;

    ChunkedBody(Wire wire) {
        this.wire = wire;
    }

    /** Whether something of a chunk is there; its line end, which may come with it, is nothing. */
    boolean ready(int millis) throws IOException {
        while (left == 0 && leftOfEnd > 0) {
            if (!wire.ready(millis)) {
                return false;
            }
            passOverEnd();
        }
        return wire.ready(millis);
    }

    int read() throws IOException {
        if (left == 0) {
            while (leftOfEnd > 0) {
                passOverEnd();
            }
            left = Integer.parseInt(wire.line(), 16);
            leftOfEnd = LINE_END;
            if (left == 0) {
                throw new EOFException("the server has ended the stream");
            }
        }
        left--;
        return wire.read();
    }

    private void passOverEnd() throws IOException {
        var _ = wire.read();
        leftOfEnd--;
    }
}
