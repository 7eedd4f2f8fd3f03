package dev.switchboard.broadcast.websocket;

import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritePendingException;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.jspecify.annotations.Nullable;

/**
 * A socket that takes ready frames past Jetty's own way of making and queueing them, which costs
 * each of thousands of subscribers more than the rest of the work. Jetty still writes what it says
 * by itself (answers to pings, the closing handshake): whoever comes while another write is under
 * way waits for its end, in order. Messages must not go through Jetty on such a connection: it
 * parts long ones, and another could come between the parts. Any thread.
 */
final class DirectEndPoint extends GracefulEndPoint {

    /** The write that came last; null when none is under way. */
    private @Nullable Turn last;

    DirectEndPoint(
            SocketChannel channel,
            ManagedSelector selector,
            SelectionKey key,
            Scheduler timer,
            LingeringSockets lingering) {
        super(channel, selector, key, timer, lingering);
    }

    /**
     * Writes ready frames, unless the session has said its last word: then they are passed over.
     *
     * @param frames are read to their ends
     */
    void writeFrames(CoreSession session, Callback done, ByteBuffer... frames) {
        Turn turn = new Turn(done, frames);
        boolean open;
        boolean first;
        synchronized (this) {
            // Asked here, since a close frame is written after the session has noted it.
            open = session.isOutputOpen();
            first = open && join(turn);
        }
        if (!open) {
            done.succeeded();
        } else if (first) {
            drain(turn);
        }
    }

    @Override
    public void write(Callback callback, ByteBuffer... buffers) {
        Turn turn = new Turn(callback, buffers);
        boolean first;
        synchronized (this) {
            first = join(turn);
        }
        if (first) {
            drain(turn);
        }
    }

    /** Puts a write in line; whether it is its turn at once. */
    private boolean join(Turn turn) {
        Turn before = last;
        last = turn;
        if (before != null) {
            before.next = turn;
        }
        return before == null;
    }

    /** Writes one after the other, as far as the socket takes them at once. */
    private void drain(Turn first) {
        for (Turn turn = first; turn != null; turn = after(turn)) {
            try {
                super.write(turn, turn.buffers);
            } catch (WritePendingException e) {
                turn.failed(e);
            }
        }
    }

    /**
     * The next in line. Asked twice of each: when the call that writes it is over and when the
     * socket has taken it, in whichever order; whoever comes second goes on. So however many wait,
     * none is written from inside another.
     */
    private synchronized @Nullable Turn after(Turn turn) {
        if (!turn.halfOver) {
            turn.halfOver = true;
            return null;
        }
        if (turn.equals(last)) {
            last = null;
        }
        return turn.next;
    }

    private synchronized boolean isFollowed(Turn turn) {
        return turn.next != null;
    }

    private void goOnAfter(Turn turn) {
        Turn next = after(turn);
        if (next != null) {
            drain(next);
        }
    }

    /** One write. */
    private final class Turn implements Callback {

        private final Callback callback;
        private final ByteBuffer[] buffers;
        private boolean halfOver;
        private @Nullable Turn next;

        Turn(Callback callback, ByteBuffer... buffers) {
            this.callback = callback;
            this.buffers = buffers;
        }

        @Override
        public void succeeded() {
            try {
                callback.succeeded();
            } finally {
                goOnAfter(this);
            }
        }

        @Override
        public void failed(Throwable failure) {
            try {
                callback.failed(failure);
            } finally {
                goOnAfter(this);
            }
        }

        @Override
        public InvocationType getInvocationType() {
            // what follows on the same thread may be of any kind
            return isFollowed(this) ? InvocationType.BLOCKING : callback.getInvocationType();
        }
    }
}
