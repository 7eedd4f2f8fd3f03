package dev.switchboard.broadcast.fanout;

import dev.switchboard.model.feed.Cursor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client's connection with its subscriptions. Its public methods may be called by any thread and
 * don't block; the rest belongs to its worker.
 */
public final class Connection {

    private static final Logger logger = LoggerFactory.getLogger(Connection.class);

    final Worker worker;
    final ClientTransport transport;
    final Set<Subscription> subscriptions = new LinkedHashSet<>();

    /** Subscriptions with something to send, each once. */
    final ArrayDeque<Subscription> line = new ArrayDeque<>();

    /** What to run when the write under way is done. */
    final List<Runnable> afterWrite = new ArrayList<>();

    /** Held by the catch-up that reads for this connection; any thread. */
    final Semaphore catchingUp = new Semaphore(1, true);

    /** Answers to commands that the client still waits for; any thread. */
    final AtomicInteger owed = new AtomicInteger();

    /** What to say, in this order, when it ends. */
    final List<Runnable> closeActions = new ArrayList<>();

    /** Whether it ends once nothing is owed any more; any thread. */
    private volatile boolean ending;

    /** Subscriptions that count, those not yet added among them; any thread. */
    final AtomicInteger counted = new AtomicInteger();

    private final SubscriptionLimits limits;

    /** Whether its node drains it. */
    volatile boolean leaving;

    /** Counts the writes. */
    long write;

    boolean writing;

    /** What the write under way keeps in memory; null where the socket took all of it at once. */
    @Nullable Held held;

    /** Since when that is held, as of {@link System#nanoTime()}. */
    long heldSince;

    /** Whether it is among those that may have something to send. */
    boolean ready;

    boolean closed;

    Connection(Worker worker, ClientTransport transport, SubscriptionLimits limits) {
        this.worker = worker;
        this.transport = transport;
        this.limits = limits;
    }

    boolean isWriting() {
        return writing;
    }

    /** Bytes that the write under way alone keeps in memory. */
    long pins() {
        return held == null ? 0 : held.pins();
    }

    /** The number of the write that begins. */
    long beginWrite() {
        writing = true;
        return ++write;
    }

    void hold(Held what) {
        held = what;
        heldSince = System.nanoTime();
    }

    /**
     * Adds a subscription to a feed. Its first entry is the first one at or after {@code start},
     * unless it asks for the past.
     *
     * @throws TooManySubscriptionsException when there are as many as there may be
     */
    public Subscription subscribe(
            Feed feed, SubscriptionRequest request, Encoder encoder, StartPosition start) {
        limits.take(counted);
        Subscription subscription = subscription(feed, request, encoder, start);
        worker.execute(workerConnections -> workerConnections.add(subscription, start));
        return subscription;
    }

    /**
     * Puts the only subscription of its connection in the place of the one before, in one step: no
     * message of the one before it comes after the announcement, and no reconnect message between
     * the announcement and the subscription. Who is let in to have one is never refused another.
     *
     * @param before the one that ends; null where this is the first
     * @param announcement writes what comes before the subscription's first message
     */
    public Subscription replace(
            @Nullable Subscription before,
            Feed feed,
            SubscriptionRequest request,
            Encoder encoder,
            StartPosition start,
            Runnable announcement) {
        limits.takeOnly(counted);
        Subscription subscription = subscription(feed, request, encoder, start);
        worker.execute(workerConnections -> {
            if (before != null) {
                workerConnections.remove(before);
            }
            try {
                announcement.run();
            } catch (RuntimeException e) {
                close(subscription);
                throw e;
            }
            workerConnections.add(subscription, start);
        });
        return subscription;
    }

    private Subscription subscription(
            Feed feed, SubscriptionRequest request, Encoder encoder, StartPosition start) {
        return new Subscription(
                this,
                worker.readers(feed),
                request,
                encoder,
                start.cursor(),
                System.currentTimeMillis());
    }

    /** A subscription is sent nothing more and does not count. Any thread, any number of times. */
    void close(Subscription subscription) {
        if (subscription.close()) {
            limits.release(counted);
        }
    }

    /** Ends a subscription; a write under way may still carry messages of it. */
    public void unsubscribe(Subscription subscription) {
        close(subscription);
        worker.execute(workerConnections -> workerConnections.remove(subscription));
    }

    /**
     * Runs something once all that was asked for before is done: what it writes comes after every
     * message of a subscription that was ended before, and before any of one that is made after.
     */
    public void afterwards(Runnable action) {
        worker.execute(workerConnections -> action.run());
    }

    /**
     * Tells where a subscription's client stands once it has got all that was sent to it; null
     * while it catches up. The same order holds as for {@link #afterwards}.
     */
    public void position(Subscription subscription, Consumer<@Nullable Cursor> action) {
        worker.execute(workerConnections ->
                action.accept(subscription.isLive() ? subscription.cursor : null));
    }

    /**
     * Begins something whose answer the client gets before its node takes leave of it; {@link
     * #answered} must follow. False when that has begun: then nothing more is taken.
     */
    public boolean owesAnswer() {
        owed.incrementAndGet();
        if (leaving) {
            answered();
            return false;
        }
        return true;
    }

    /** The answer is written, or will never be. */
    public void answered() {
        owed.decrementAndGet();
        if (ending || leaving) {
            // it looks whether this was what it waited for
            worker.execute(this::endIfAnswered);
        }
    }

    /** Ends all subscriptions; the transport is not called any more, save by a call under way. */
    public void close() {
        worker.execute(workerConnections -> workerConnections.remove(this));
    }

    /**
     * The same, once all that was asked for before is done and all {@linkplain #owesAnswer answers
     * owed} are given, with a last word: it comes after every message, and the connection counts as
     * gone only then. Where the connection ends sooner, it is said then.
     */
    public void close(Runnable closeAction) {
        ending = true;
        worker.execute(workerConnections -> {
            closeActions.add(closeAction);
            endIfAnswered(workerConnections);
        });
    }

    private void endIfAnswered(WorkerConnections workerConnections) {
        if (!closeActions.isEmpty() && (closed || owed.get() == 0)) {
            workerConnections.remove(this);
        }
    }

    /** Says what is to be said last. */
    void runCloseActions() {
        for (Runnable action : closeActions) {
            try {
                action.run();
            } catch (RuntimeException e) {
                logger.error("a connection's last word cannot be said", e);
            }
        }
        closeActions.clear();
    }
}
