package dev.switchboard.checker.wire;

import java.io.EOFException;
import java.io.IOException;

/** An answer's body in chunks (RFC 9112, section 7.1). One thread. */
final class ChunkedBody {

    private final Wire wire;
    private int left;
    private boolean begun;

    ChunkedBody(Wire wire) {
        this.wire = wire;
    }

    boolean ready(int millis) throws IOException {
        return wire.ready(millis);
    }

    int read() throws IOException {
        if (left == 0) {
            if (begun) {
                wire.line();
            }
            begun = true;
            left = Integer.parseInt(wire.line(), 16);
            if (left == 0) {
                throw new EOFException("the server has ended the stream");
            }
        }
        left--;
        return wire.read();
    }
}
