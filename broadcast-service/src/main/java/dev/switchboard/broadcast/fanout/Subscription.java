package dev.switchboard.broadcast.fanout;

import dev.switchboard.broadcast.history.Change;
import dev.switchboard.model.feed.Cursor;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber: a position in the shared log, a filter and a socket. It owns no queue of messages.
 *
 * <p>To edges it is only a handle. All fields that change belong to the connection's worker, but
 * for {@code cancelled}.
 */
public final class Subscription {

    final Connection connection;
    final SubscriptionRequest request;
    final Encoder encoder;
    final @Nullable Pace pace;

    /** Whether it reads the log; otherwise a catch-up is on its way to it. */
    boolean live;

    /** Whether it waits in its connection's line for the next write. */
    boolean queued;

    /** Whether {@link #place} counts; otherwise everything that matches was sent. */
    boolean behind;

    /** The place in the log of the first change it has not looked at. */
    long place;

    /** What it has got, as of the last change it looked at. */
    Cursor cursor;

    /** Its client's own vector, until this node's log has passed it. */
    @Nullable Cursor own;

    /** What a catch-up wants sent next. */
    @Nullable Prepared prepared;

    long renewedAt;

    volatile boolean cancelled;

    /** Ready messages, and what to run when the socket has taken them. */
    record Prepared(List<ByteBuffer> messages, Runnable done) {}

    Subscription(
            Connection connection,
            SubscriptionRequest request,
            Encoder encoder,
            Cursor cursor,
            long now) {
        this.connection = connection;
        this.request = request;
        this.encoder = encoder;
        this.pace = request.maxRate() == 0 ? null : new Pace(request.maxRate());
        this.cursor = cursor;
        this.renewedAt = now;
    }

    /** Whether the client got this change before it came to this node. */
    boolean hasAlready(Change change) {
        return own != null && !change.isTest() && own.covers(change.partition(), change.offset());
    }

    /** Moves on to where the log's vector is {@code logCursor}. */
    void moveTo(Cursor logCursor) {
        if (own != null && logCursor.coversAllOf(own)) {
            own = null;
        }
        cursor = own == null ? logCursor : own.merge(logCursor);
    }

    /** Whether its client should be told its position again, or that it is still cared for. */
    boolean isRenewalDue(long now) {
        long every = request.renewal().toMillis();
        return every > 0 && now - renewedAt >= every;
    }
}
