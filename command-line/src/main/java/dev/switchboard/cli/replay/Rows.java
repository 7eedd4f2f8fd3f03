package dev.switchboard.cli.replay;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file to send, read as they are wanted: an update where one begins, and nothing
 * where none does or it can't be read. So the place of a line among those sent is that in the file,
 * and stays the same when what could not be read was mended. One thread.
 */
final class Rows implements Iterator<String> {

    private final RowReader reader;
    private final RateLimiter limiter;
    private final RecordCounts counts;

    /** What was handed out and whose outcome is not known. */
    private final Queue<Row> open = new ArrayDeque<>();

    private @Nullable Row next;

    /** Where the next line stands, from 0. */
    private long index;

    private boolean ended;

    Rows(RowReader reader, RateLimiter limiter, RecordCounts counts) {
        this.reader = reader;
        this.limiter = limiter;
        this.counts = counts;
    }

    @Override
    public boolean hasNext() {
        if (next == null && !ended) {
            read();
        }
        return next != null;
    }

    /** Reads one more; where that fails, no more. */
    private void read() {
        try {
            next = reader.next();
        } catch (IOException e) {
            counts.stop(index + 1, "reading failed: " + e.getMessage());
        }
        ended = next == null;
    }

    /** Whether the next line can be had without waiting for somebody to write it. */
    boolean moreAtHand() {
        try {
            return next != null || reader.ready();
        } catch (IOException e) {
            return true;
        }
    }

    /** The next line; an update when it is due. */
    @Override
    public String next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        if (++index < next.line()) {
            return "";
        }
        Row row = next;
        next = null;
        open.add(row);
        return switch (row) {
            case Row.Update update -> {
                limiter.await();
                yield update.json();
            }
            case Row.Unreadable unreadable -> {
                counts.unreadable(unreadable);
                yield "";
            }
        };
    }

    /** The outcome of all lines before that one is known. */
    void settle(long line) {
        while (!open.isEmpty() && open.element().line() <= line) {
            counts.done(open.remove().length());
        }
    }
}
