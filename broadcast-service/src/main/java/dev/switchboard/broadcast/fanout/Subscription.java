package dev.switchboard.broadcast.fanout;

import dev.switchboard.broadcast.history.ContractChange;
import dev.switchboard.model.feed.Cursor;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber: a position in the shared log, a filter and a socket. It owns no queue of messages.
 *
 * <p>To edges it is only a handle. All fields that change belong to the connection's worker, but
 * for {@code cancelled} and {@code catchingUp}.
 */
public final class Subscription {

    final Connection connection;
    final SubscriptionRequest request;
    final Encoder encoder;
    final @Nullable MessagePacer pacer;

    /** Whether it reads the log; otherwise a catch-up is on its way to it. */
    boolean live;

    /** Whether it waits in its connection's line for the next write. */
    boolean queued;

    /** Whether {@link #logPosition} counts; otherwise everything that matches was sent. */
    boolean behind;

    /** The log position of the first change it has not looked at. */
    long logPosition;

    /** Which topic that position belongs to. */
    int era;

    /** What it has got, as of the last change it looked at. */
    Cursor cursor;

    /** Its client's own vector, until this node's log has passed it. */
    @Nullable Cursor own;

    /** Where its client comes back to that is cut while it does not read the log. */
    Cursor resume;

    /** Where the changes that it reads from the log lie encoded; null where each is by itself. */
    @Nullable EncodedLog encodedLog;

    /** What a catch-up wants sent next. */
    @Nullable Prepared prepared;

    /** Whether it does not count any more; any thread. */
    final AtomicBoolean released = new AtomicBoolean();

    long renewedAt;

    /** Whether its client is to be told its position again, or that it is still cared for. */
    boolean renewalDue;

    volatile boolean cancelled;

    /** Whether a catch-up has begun to read for it; set by the catch-up's thread. */
    volatile boolean catchingUp;

    /**
     * Ready messages.
     *
     * @param reached where a client stands that has got them; null when they say nothing of that
     * @param done runs when the socket has taken them
     */
    record Prepared(List<ByteBuffer> messages, @Nullable Cursor reached, Runnable done) {}

    Subscription(
            Connection connection,
            SubscriptionRequest request,
            Encoder encoder,
            Cursor cursor,
            long now) {
        this.connection = connection;
        this.request = request;
        this.encoder = encoder;
        this.pacer = request.maxRate() == 0 ? null : new MessagePacer(request.maxRate());
        this.cursor = cursor;
        this.resume = request.startingPoint(cursor);
        this.renewedAt = now;
    }

    /** Whether the client got this change before it came to this node. */
    boolean hasAlready(ContractChange change) {
        return own != null && !change.isTest() && own.covers(change.partition(), change.offset());
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
        if (!live) {
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
