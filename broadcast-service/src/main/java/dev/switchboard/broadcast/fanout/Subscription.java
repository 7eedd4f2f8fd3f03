package dev.switchboard.broadcast.fanout;

import dev.switchboard.broadcast.feed.FeedEntry;
import dev.switchboard.model.feed.Cursor;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber of one feed: a position in its shared log, a filter and a socket. It owns no queue
 * of messages.
 *
 * <pre>{@code
 *              enterLog             close
 * CATCHING_UP ----------> LIVE -------------> CLOSED
 *      ^ |                  |                    ^
 *      | |     leaveLog     |                    |
 *      +-|------------------+        close       |
 *        +---------------------------------------+
 * }</pre>
 *
 * <p>It catches up from the beginning, where it asks for nothing of the past for no time at all;
 * again when the log has passed it, or its topic was made anew. Who closes it may be any thread.
 *
 * <p>To edges it is only a handle. All fields that change belong to the connection's worker, but
 * for its state and {@code catchUpReads}.
 */
public final class Subscription {

    final Connection connection;
    final LogReaders readers;
    final SubscriptionRequest request;
    final Encoder encoder;
    final @Nullable MessagePacer pacer;

    private final AtomicReference<State> state = new AtomicReference<>(State.CATCHING_UP);

    /** Whether it waits in its connection's line for the next write. */
    boolean queued;

    /**
     * Whether there may be entries for it from {@link #logPosition} on; otherwise all that matches
     * was sent, and that position does not count. Only while it is live.
     */
    boolean behind;

    /** The log position of the first entry it has not looked at. */
    long logPosition;

    /** Which topic that position belongs to. */
    int era;

    /** What it has got, as of the last entry it looked at. */
    Cursor cursor;

    /** Its client's own vector, until this node's log has passed it. */
    @Nullable Cursor own;

    /** Where its client comes back to that is cut while it does not read the log. */
    Cursor resume;

    /** Where the entries that it reads from the log lie encoded; null where each is by itself. */
    @Nullable EncodedLog encodedLog;

    /** What a catch-up wants sent next. */
    @Nullable Prepared prepared;

    long renewedAt;

    /** Whether its client is to be told its position again, or that it is still cared for. */
    boolean renewalDue;

    /** Whether a catch-up has begun to read for it; set by the catch-up's thread. */
    volatile boolean catchUpReads;

    private enum State {
        /** A catch-up is on its way to it, or it has just come. */
        CATCHING_UP,
        /** It reads the log. */
        LIVE,
        /** Nothing more is sent to it, and it does not count. */
        CLOSED
    }

    /**
     * Ready messages.
     *
     * @param reached where a client stands that has got them; null when they say nothing of that
     * @param done runs when the socket has taken them
     */
    record Prepared(List<ByteBuffer> messages, @Nullable Cursor reached, Runnable done) {}

    Subscription(
            Connection connection,
            LogReaders readers,
            SubscriptionRequest request,
            Encoder encoder,
            Cursor cursor,
            long now) {
        this.connection = connection;
        this.readers = readers;
        this.request = request;
        this.encoder = encoder;
        this.pacer = request.maxRate() == 0 ? null : new MessagePacer(request.maxRate());
        this.cursor = cursor;
        this.resume = request.startingPoint(cursor);
        this.renewedAt = now;
    }

    boolean isLive() {
        return state.get() == State.LIVE;
    }

    boolean isClosed() {
        return state.get() == State.CLOSED;
    }

    /**
     * Reads the log from {@code start} on; false when it is closed.
     *
     * @param vector its client's own; null where that is the log's
     */
    boolean enterLog(StartPosition start, @Nullable Cursor vector) {
        if (isLive()) {
            throw new IllegalStateException("it reads the log already");
        }
        if (!state.compareAndSet(State.CATCHING_UP, State.LIVE)) {
            return false;
        }
        own = vector;
        logPosition = start.logPosition();
        era = start.era();
        moveTo(start.cursor());
        // The scanner may be past its position already: it is behind until it has looked itself.
        behind = true;
        return true;
    }

    /** Reads the log no more: a catch-up must bring it back. */
    void leaveLog() {
        state.compareAndSet(State.LIVE, State.CATCHING_UP);
        resume = cursor;
        behind = false;
    }

    /** Nothing more is sent to it. True for the first caller only; any thread. */
    boolean close() {
        return state.getAndSet(State.CLOSED) != State.CLOSED;
    }

    /**
     * Notes that an entry may concern it; false when it is to look at earlier ones anyhow.
     *
     * @param before covers all before that entry
     */
    boolean fallBehind(long entryPosition, Cursor before) {
        if (behind) {
            return false;
        }
        behind = true;
        // One that has just come may start at a later position.
        if (entryPosition >= logPosition) {
            logPosition = entryPosition;
            moveTo(before);
        }
        return true;
    }

    /** Whether the client got this entry before it came to this node. */
    boolean hasAlready(FeedEntry entry) {
        return own != null && !entry.isTest() && own.covers(entry.partition(), entry.offset());
    }

    /** Moves on to where the log's vector is {@code logCursor}. */
    void moveTo(Cursor logCursor) {
        if (own != null && logCursor.coversAllOf(own)) {
            own = null;
        }
        cursor = own == null ? logCursor : own.merge(logCursor);
    }

    /** Notes that it has all that its worker has looked at. */
    void moveTo(LogScanner.ScanPosition scanPosition) {
        behind = false;
        if (logPosition <= scanPosition.scanned()) {
            logPosition = scanPosition.scanned();
            moveTo(scanPosition.cursor());
        }
    }

    /** Where its client comes back to that gets nothing more here. */
    Cursor resumesAt(LogScanner.ScanPosition scanPosition) {
        if (!isLive()) {
            return resume;
        }
        if (!behind) {
            moveTo(scanPosition);
        }
        return cursor;
    }

    /** Whether it is time for that. */
    boolean isRenewalDue(long now) {
        long every = request.renewal().toMillis();
        return every > 0 && now - renewedAt >= every;
    }
}
