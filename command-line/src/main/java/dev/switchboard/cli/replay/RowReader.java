package dev.switchboard.cli.replay;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a file record by record, holding one at a time. Used by one thread. */
interface RowReader extends Closeable {

    /** A record longer than this is unreadable, so that no file can fill the memory. */
    int LONGEST_RECORD = 1 << 20;

    /** The next record that is not blank; null at the end. */
    @Nullable Row next() throws IOException;

    /** Whether something more can be read without waiting. */
    boolean ready() throws IOException;
}
