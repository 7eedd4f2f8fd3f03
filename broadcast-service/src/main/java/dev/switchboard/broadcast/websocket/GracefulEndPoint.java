package dev.switchboard.broadcast.websocket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.thread.Invocable;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * A socket whose client gets all that was said before the end, once {@link #endGracefully} was
 * called. Any thread.
 *
 * <ul>
 *   <li>After the last word it reads on, and throws away what comes, until the client closes (RFC
 *       6455, section 7.1.1). Jetty closes at once after most close codes; to what a client sends
 *       then TCP answers with a reset, for which the client's side forgets what was not read yet.
 *   <li>A client that shuts its output still wants its answers. Jetty would close at once; here the
 *       end of input is told to whoever has answers to give, and Jetty learns of it by the close
 *       that follows.
 * </ul>
 */
class GracefulEndPoint extends SocketChannelEndPoint {

    private static final int READ_BYTES = 16 * 1024;

    /** Reads in a row before others get their turn. */
    private static final int READS = 16;

    private final @Nullable ManagedSelector selector;
    private final LingeringSockets lingering;
    private volatile @Nullable Runnable onEndOfInput;
    private volatile boolean inputEnded;
    private volatile boolean outputShut;

    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    /** Ends when it lingers no more; null before it lingers. */
    private volatile @Nullable CompletableFuture<Void> gone;

    GracefulEndPoint(
            SocketChannel channel,
            ManagedSelector selector,
            SelectionKey key,
            Scheduler timer,
            LingeringSockets lingering) {
        super(channel, selector, key, timer);
        this.selector = selector;
        this.lingering = lingering;
    }

    /**
     * From now on it ends as said above.
     *
     * @param endOfInput runs once, on the reading thread, when the client has shut its output while
     *     ours is open; must lead to a close
     */
    void endGracefully(Runnable endOfInput) {
        onEndOfInput = endOfInput;
    }

    /** It is about to close: the server does not stop before it has. */
    void willEnd() {
        lingering.add(this, closed);
    }

    @Override
    public int fill(ByteBuffer buffer) throws IOException {
        int filled = super.fill(buffer);
        Runnable action = onEndOfInput;
        if (filled >= 0 || action == null || isOutputShutdown()) {
            return filled;
        }
        if (!inputEnded) {
            inputEnded = true;
            action.run();
        }
        return 0;
    }

    @Override
    protected void needsFillInterest() {
        // The selector would tell of the end of input again and again.
        if (!inputEnded) {
            super.needsFillInterest();
        }
    }

    @Override
    protected void doShutdownOutput() {
        outputShut = true;
        super.doShutdownOutput();
    }

    @Override
    public boolean isOpen() {
        return gone == null && super.isOpen();
    }

    @Override
    public void doClose() {
        if (onEndOfInput == null || !outputShut || inputEnded || discard()) {
            super.doClose();
            closed.complete(null);
        } else {
            linger();
        }
    }

    private void linger() {
        CompletableFuture<Void> end = new CompletableFuture<>();
        gone = end;
        lingering.add(this, closed);
        long millis = lingering.limit().atMost().toMillis();
        Scheduler.Task timer =
                getScheduler().schedule(() -> end.complete(null), millis, TimeUnit.MILLISECONDS);
        var _ =
                end.thenRun(() -> {
                    timer.cancel();
                    super.doClose();
                    closed.complete(null);
                    if (selector != null) {
                        // A channel is closed only when its selector has looked.
                        selector.submit(_ -> {});
                    }
                });
        super.needsFillInterest();
    }

    @Override
    public Runnable onSelected() {
        Runnable usual = super.onSelected();
        CompletableFuture<Void> end = gone;
        return end == null ? usual : Invocable.from(InvocationType.NON_BLOCKING, () -> readOn(end));
    }

    private void readOn(CompletableFuture<Void> end) {
        if (discard()) {
            end.complete(null);
        } else {
            super.needsFillInterest();
        }
    }

    /** Throws away what the client has sent; whether nothing more can come. */
    private boolean discard() {
        ByteBuffer buffer = ByteBuffer.allocate(READ_BYTES);
        try {
            for (int i = 0; i < READS; i++) {
                int read = getChannel().read(buffer.clear());
                if (read <= 0) {
                    return read < 0;
                }
            }
            return false;
        } catch (IOException _) {
            return true;
        }
    }
}
