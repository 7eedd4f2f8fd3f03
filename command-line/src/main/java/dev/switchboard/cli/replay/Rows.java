package dev.switchboard.cli.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The updates of a file as lines to send, read as they are wanted. Remembers those that were handed
 * out until their outcome is known. One thread.
 */
final class Rows implements Iterator<String> {

    private final RowReader reader;
    private final Pace pace;
    private final Tally tally;
    private final List<Row> open = new ArrayList<>();
    private Row.@Nullable Update next;
    private long settled;
    private long lastLine;
    private boolean ended;

    Rows(RowReader reader, Pace pace, Tally tally) {
        this.reader = reader;
        this.pace = pace;
        this.tally = tally;
    }

    @Override
    public boolean hasNext() {
        while (next == null && !ended) {
            read();
        }
        return next != null;
    }

    /** Reads one more; where that fails, no more. */
    private void read() {
        try {
            Row row = reader.next();
            lastLine = row == null ? lastLine : row.line();
            switch (row) {
                case null -> ended = true;
                case Row.Update update -> next = update;
                case Row.Unreadable unreadable -> tally.unreadable(unreadable);
            }
        } catch (IOException e) {
            tally.stop(lastLine + 1, "reading failed: " + e.getMessage());
            ended = true;
        }
    }

    /** The next update, when it is due. */
    @Override
    public String next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        pace.await();
        Row.Update update = next;
        next = null;
        open.add(update);
        return update.json();
    }

    /**
     * On which line of the file an update was whose outcome was not known yet.
     *
     * @param index its place among the updates, from 0
     */
    long lineOf(long index) {
        return open.get((int) (index - settled)).line();
    }

    /** The outcome of all before that one is known. */
    void settle(long index) {
        List<Row> done = open.subList(0, (int) (index - settled));
        tally.done(done.stream().mapToLong(Row::length).sum());
        done.clear();
        settled = index;
    }
}
