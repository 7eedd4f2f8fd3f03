package dev.switchboard.broadcast.fanout;

import dev.switchboard.model.feed.Cursor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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

    /** What to run when the current write is done. */
    final List<Runnable> afterWrite = new ArrayList<>();

    /** Held by the catch-up that reads for this connection; any thread. */
    final Semaphore catchingUp = new Semaphore(1, true);

    /** Answers to commands that the client still waits for; any thread. */
    final AtomicInteger owed = new AtomicInteger();

    /** What to run, in this order, when it ends. */
    final List<Runnable> closeActions = new ArrayList<>();

    /** Whether it ends once all owed answers are given; any thread. */
    private volatile boolean ending;

    /** Subscriptions that count, those not yet added among them; any thread. */
    final AtomicInteger counted = new AtomicInteger();

    private final SubscriptionLimits limits;

    /** Whether its node drains it. */
    volatile boolean leaving;

    /** Counts the writes. */
    long write;

    boolean writing;

    /** What the current write keeps in memory; null if the socket wrote all of it at once. */
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

    /** Bytes that only the current write keeps in memory. */
    long pins() {
        return held == null ? 0 : held.pins();
    }

    /**
     * Where its client resumes, for each feed that it subscribes to.
     *
     * @param first the readers of the feed to list first
     */
    List<ResumePosition> resumePositions(LogReaders first) {
        Map<LogReaders, Cursor> cursors = new LinkedHashMap<>();
        subscriptions.stream()
                .filter(subscription -> !subscription.isClosed())
                .sorted(Comparator.comparing(subscription -> subscription.readers != first))
                .forEach(subscription ->
                        cursors.merge(
                                subscription.readers,
                                subscription.resumesAt(subscription.readers.scanPosition()),
                                Cursor::meet));
        return cursors.entrySet().stream()
                .map(entry -> new ResumePosition(entry.getKey().feed().name(), entry.getValue()))
                .toList();
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
     * unless it requests a replay.
     *
     * @throws TooManySubscriptionsException when the limit of subscriptions is reached
     */
    public Subscription subscribe(
            Feed feed, SubscriptionRequest request, Encoder encoder, StartPosition start) {
        limits.take(counted);
        Subscription subscription = subscription(feed, request, encoder, start);
        worker.execute(workerConnections -> workerConnections.add(subscription, start));
        return subscription;
    }

    /**
     * Replaces the only subscription of its connection in one step: no message of the one before it
     * comes after the announcement, and no reconnect message between the announcement and the
     * subscription. A connection that has one is never refused its replacement.
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

    /** Ends a subscription, which no longer counts. Any thread, any number of times. */
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
     * Runs an action after everything requested before: what it writes comes after every message of
     * a subscription that ended before, and before any message of one that is made later.
     */
    public void afterwards(Runnable action) {
        worker.execute(workerConnections -> action.run());
    }

    /**
     * Passes the position of a subscription's client after everything sent to it; null during a
     * catch-up. In the same order as {@link #afterwards}.
     */
    public void position(Subscription subscription, Consumer<@Nullable Cursor> action) {
        worker.execute(workerConnections ->
                action.accept(subscription.isLive() ? subscription.cursor : null));
    }

    /**
     * Begins a request whose answer the client receives before the drain of its node ends its
     * connection; {@link #answered} must follow. False once the drain has begun: then the request
     * must not be carried out.
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
            // the drain may have waited for this answer
            worker.execute(this::endIfAnswered);
        }
    }

    /**
     * Ends all subscriptions; the transport is not called any more, except by a call in progress.
     */
    public void close() {
        worker.execute(workerConnections -> workerConnections.remove(this));
    }

    /**
     * The same, after everything requested before and all {@linkplain #owesAnswer owed answers}.
     *
     * @param closeAction runs after every message, and the connection counts as open until then; if
     *     the connection ends sooner, it runs at that time
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

    /** Runs the final actions. */
    void runCloseActions() {
        for (Runnable action : closeActions) {
            try {
                action.run();
            } catch (RuntimeException e) {
                logger.error("cannot send the last message of a connection", e);
            }
        }
        closeActions.clear();
    }
}
