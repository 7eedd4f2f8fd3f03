package dev.switchboard.broadcast.fanout;

import dev.switchboard.broadcast.feed.FeedEntry;
import dev.switchboard.broadcast.feed.Ring;
import dev.switchboard.model.feed.Cursor;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * The most recent entries of a feed in the order in which this node read them, limited in bytes.
 * Every subscription reads from a position in it.
 *
 * <p>One thread, the intake's, calls {@link #append}, {@link #renew} and {@link #reset}; any thread
 * reads, without locks.
 */
public final class SharedLog {

    private final long budget;
    private final Ring<LogEntry> ring;
    private final KeptMessages kept;
    private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Head head = new Head(0, Cursor.start(Uuid.ZERO_UUID, 0), 0);

    /**
     * The end of the log.
     *
     * @param end the log position of the next change
     * @param cursor covers all changes before it
     * @param era counts the topics this log was filled from
     */
    record Head(long end, Cursor cursor, int era) {}

    /**
     * @param budget bytes of memory that its changes may take; messages that it keeps encoded may
     *     take a quarter as much
     */
    public SharedLog(long budget) {
        this(budget, new Ring<>(budget));
    }

    SharedLog(long budget, Ring<LogEntry> ring) {
        this.budget = budget;
        this.ring = ring;
        this.kept = new KeptMessages(budget / 4);
    }

    /** The bytes of encoded messages that its entries keep; at most a quarter of the budget. */
    long keptBytes() {
        return kept.bytes();
    }

    /** The memory budget for its changes in bytes. */
    long budget() {
        return budget;
    }

    /** The log position of the next change. */
    public long end() {
        return head.end;
    }

    /** The cursor that covers all changes so far. */
    public Cursor cursor() {
        return head.cursor;
    }

    /** Appends an entry at {@link #end()} and wakes the workers. */
    public void append(FeedEntry read) {
        Head now = head;
        Cursor after =
                read.isTest()
                        ? now.cursor
                        : now.cursor.after(read.partition(), read.offset(), read.appendTime());
        LogEntry entry = new LogEntry(read, now.cursor, after, kept);
        ring.append(entry, entry.weight());
        head = new Head(now.end + 1, after, now.era);
        listeners.forEach(Runnable::run);
    }

    /** Advances the time of the cursor: nothing else was appended to the topic up to then. */
    public void renew(long time) {
        Head now = head;
        if (time > now.cursor.time()) {
            head = new Head(now.end, now.cursor.withTime(time), now.era);
        }
    }

    /** Removes all changes and continues at {@code start}: the topic was recreated. */
    public void reset(Cursor start) {
        Head now = head;
        ring.clear();
        head = new Head(now.end, start, now.era + 1);
        listeners.forEach(Runnable::run);
    }

    /** Runs a callback after every change, on the thread that appends; it must be quick. */
    void onAppend(Runnable listener) {
        listeners.add(listener);
    }

    Head head() {
        return head;
    }

    /** The entry at that log position; null if it was evicted or not appended yet. */
    @Nullable LogEntry get(long logPosition) {
        return ring.get(logPosition);
    }

    long first() {
        return ring.first();
    }

    /**
     * The position of the oldest entry, with the cursor that covers all before it; the end if there
     * is none.
     */
    StartPosition oldest() {
        while (true) {
            Head now = head;
            long first = ring.first();
            LogEntry entry = ring.get(first);
            if (entry != null) {
                // This entry's own cursor: another one may be the oldest by now.
                return new StartPosition(first, entry.before, now.era);
            }
            if (first == now.end && head.equals(now)) {
                return StartPosition.of(now);
            }
        }
    }

    /**
     * The log position from which a subscriber at {@code cursor} must read; empty if it lacks
     * entries from before the log.
     */
    OptionalLong logPositionAfter(Cursor cursor) {
        while (true) {
            StartPosition oldest = oldest();
            if (!cursor.coversAllOf(oldest.cursor())) {
                return OptionalLong.empty();
            }
            OptionalLong logPosition = firstNews(oldest.logPosition(), head.end, cursor);
            if (logPosition.isPresent()) {
                return logPosition;
            }
        }
    }

    /**
     * The log position of the first change not covered; empty if an entry before it was evicted
     * meanwhile.
     */
    private OptionalLong firstNews(long from, long end, Cursor cursor) {
        for (long logPosition = from; logPosition < end; logPosition++) {
            LogEntry entry = ring.get(logPosition);
            if (entry == null) {
                return OptionalLong.empty();
            }
            if (isNews(entry.read, cursor)) {
                return OptionalLong.of(logPosition);
            }
        }
        return OptionalLong.of(end);
    }

    private static boolean isNews(FeedEntry read, Cursor cursor) {
        return !read.isTest() && !cursor.covers(read.partition(), read.offset());
    }
}
