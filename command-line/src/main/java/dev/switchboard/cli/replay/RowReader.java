package dev.switchboard.cli.replay;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a file record by record, holding one at a time. Used by one thread. */
abstract class RowReader implements Closeable {

    /** A record longer than this is unreadable, so that no file can fill the memory. */
    static final int LONGEST_RECORD = 1 << 20;

    final ByteReader bytes;

    RowReader(ByteReader bytes) {
        this.bytes = bytes;
    }

    /** The next record that is not blank; null at the end. */
    abstract @Nullable Row next() throws IOException;

    /** Whether something more can be read without waiting. */
    final boolean ready() throws IOException {
        return bytes.ready();
    }

    @Override
    public final void close() throws IOException {
        bytes.close();
    }
}
