package dev.switchboard.broadcast.fanout;

import dev.switchboard.model.feed.Cursor;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns a share of the connections and sends them what the log holds for them: one thread.
 *
 * <p>It looks at each new change once, to find the subscriptions it concerns, and then writes to
 * each of their connections that is not still writing. What arrives while it works goes out
 * together at the next turn; when there is nothing to do it sleeps.
 */
final class Worker implements Runnable {

    private static final Logger logger = LoggerFactory.getLogger(Worker.class);

    /** Changes looked at before writing goes on: bounds how long a full turn takes. */
    private static final int TURN = 1024;

    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final SharedLog log;
    private final Sender sender;
    private final CatchUps catchUps;
    private final FanoutCounts counts;
    private final SubscriptionIndex index = new SubscriptionIndex();
    private final Set<Connection> connections = new LinkedHashSet<>();
    private final Set<Connection> ready = new LinkedHashSet<>();
    private final Queue<Runnable> inbox = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean asleep = new AtomicBoolean();
    private final Thread thread;
    private volatile boolean stopping;

    /**
     * The place of the first change not looked at yet, what covers those before it, and its era.
     */
    private long scanned;

    private Cursor scannedCursor;
    private int era;
    private long nextTick;

    Worker(String name, SharedLog log, Sender sender, CatchUps catchUps, FanoutCounts counts) {
        this.log = log;
        this.sender = sender;
        this.catchUps = catchUps;
        this.counts = counts;
        SharedLog.Head head = log.head();
        this.scanned = head.end();
        this.scannedCursor = head.cursor();
        this.era = head.era();
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this);
    }

    void start() {
        thread.start();
    }

    void stop() {
        stopping = true;
        wake();
    }

    /** Has the worker's thread run something. Any thread. */
    void execute(Runnable task) {
        inbox.add(task);
        wake();
    }

    /** Has the worker look at the log. Any thread. */
    void wake() {
        if (asleep.compareAndSet(true, false)) {
            LockSupport.unpark(thread);
        }
    }

    @Override
    public void run() {
        while (!stopping) {
            try {
                turn();
            } catch (RuntimeException e) {
                // One faulty change or connection must not silence all others.
                logger.error("a turn of the fan-out failed", e);
            }
        }
    }

    private void turn() {
        for (Runnable task = inbox.poll(); task != null; task = inbox.poll()) {
            task.run();
        }
        boolean more = look();
        long now = System.nanoTime();
        if (now - nextTick >= 0) {
            nextTick = now + TICK_NANOS;
            tick();
        }
        sender.due(System.nanoTime()).forEach(this::queue);
        writeToAllReady();
        if (!more && inbox.isEmpty()) {
            sleep();
        }
    }

    private void sleep() {
        asleep.set(true);
        if (inbox.isEmpty() && log.end() == scanned && log.head().era() == era && !stopping) {
            LockSupport.parkNanos(sender.sleep(TICK_NANOS));
        }
        asleep.set(false);
    }

    /** Finds whom the next changes concern; whether there are more to look at. */
    private boolean look() {
        SharedLog.Head head = log.head();
        if (head.era() != era) {
            beginEra(head);
            return false;
        }
        long until = Math.min(head.end(), scanned + TURN);
        if (scanned < until) {
            index.broad().forEach(subscription -> fallBehind(subscription, scanned, scannedCursor));
        }
        while (scanned < until) {
            LogEntry entry = log.get(scanned);
            if (entry == null) {
                lookAgainAtAll();
                return true;
            }
            index.forEachNarrow(
                    entry.change, subscription -> fallBehind(subscription, scanned, entry.before));
            scannedCursor = entry.cursor;
            scanned++;
        }
        if (scanned == head.end()) {
            scannedCursor = head.cursor();
        }
        return scanned < head.end();
    }

    /** This worker itself was slower than the log: let every subscription find out what it lost. */
    private void lookAgainAtAll() {
        index.all().forEach(subscription -> fallBehind(subscription, scanned, scannedCursor));
        scanned = Math.max(scanned + 1, log.first());
    }

    private void beginEra(SharedLog.Head head) {
        era = head.era();
        scanned = head.end();
        scannedCursor = head.cursor();
        for (Subscription subscription : index.all()) {
            leaveLog(subscription);
            catchUps.startAnew(subscription);
        }
    }

    private void fallBehind(Subscription subscription, long place, Cursor before) {
        if (subscription.behind) {
            return;
        }
        subscription.behind = true;
        // One that has just come may start at a later place.
        if (place >= subscription.place) {
            subscription.place = place;
            subscription.moveTo(before);
        }
        queue(subscription);
    }

    private void queue(Subscription subscription) {
        if (!subscription.queued && !subscription.cancelled) {
            subscription.queued = true;
            subscription.connection.line.add(subscription);
            ready.add(subscription.connection);
        }
    }

    private void writeToAllReady() {
        List<Connection> now = List.copyOf(ready);
        ready.clear();
        for (Connection connection : now) {
            if (!connection.writing && !connection.closed) {
                sender.send(connection, this, new Standing(scanned, scannedCursor));
            }
        }
    }

    /** How far the worker has looked. */
    record Standing(long scanned, Cursor cursor) {}

    private void written(Connection connection) {
        if (connection.writing) {
            endWrite(connection);
            if (!connection.line.isEmpty()) {
                ready.add(connection);
            }
        }
    }

    private void endWrite(Connection connection) {
        if (connection.writing) {
            connection.writing = false;
            counts.writing.decrement();
        }
        connection.afterWrite.forEach(Runnable::run);
        connection.afterWrite.clear();
    }

    /** Told by the socket, on any thread, that it has taken a write. */
    void onWritten(Connection connection) {
        execute(() -> written(connection));
    }

    /** A subscriber fell out of the log. */
    void fellOut(Subscription subscription) {
        counts.fellBehind.increment();
        leaveLog(subscription);
        if (subscription.request.slow() == SlowPolicy.DISCONNECT) {
            counts.disconnected.increment();
            Connection connection = subscription.connection;
            connection.outlet.disconnect(new Notice.Position(subscription.cursor));
            remove(connection);
        } else {
            catchUps.recover(subscription, subscription.cursor);
        }
    }

    private void leaveLog(Subscription subscription) {
        subscription.live = false;
        subscription.behind = false;
        index.remove(subscription);
    }

    void add(Connection connection) {
        connections.add(connection);
        counts.connections.increment();
    }

    void add(Subscription subscription, LivePoint start) {
        Connection connection = subscription.connection;
        if (connection.closed || subscription.cancelled) {
            return;
        }
        connection.subscriptions.add(subscription);
        counts.subscriptions.increment();
        if (subscription.request.startsLive()) {
            enterLog(subscription, start, null);
        } else {
            catchUps.replay(subscription);
        }
    }

    /** Lets a subscription read the log from {@code start} on, its client's own vector given. */
    void enterLog(Subscription subscription, LivePoint start, @Nullable Cursor own) {
        if (subscription.cancelled || subscription.connection.closed) {
            return;
        }
        if (start.era() != era) {
            catchUps.startAnew(subscription);
            return;
        }
        subscription.live = true;
        subscription.own = own;
        subscription.place = start.place();
        subscription.moveTo(start.cursor());
        index.add(subscription);
        if (start.place() < scanned) {
            subscription.behind = true;
            queue(subscription);
        }
    }

    /** Sends ready messages of a catch-up. */
    void offer(Subscription subscription, Subscription.Prepared prepared) {
        if (subscription.cancelled || subscription.connection.closed) {
            prepared.done().run();
            return;
        }
        subscription.prepared = prepared;
        queue(subscription);
    }

    void remove(Subscription subscription) {
        subscription.cancelled = true;
        if (subscription.connection.subscriptions.remove(subscription)) {
            counts.subscriptions.decrement();
            index.remove(subscription);
            if (subscription.prepared != null) {
                subscription.prepared.done().run();
                subscription.prepared = null;
            }
        }
    }

    void remove(Connection connection) {
        if (connection.closed) {
            return;
        }
        connection.closed = true;
        List.copyOf(connection.subscriptions).forEach(this::remove);
        connection.line.clear();
        endWrite(connection);
        if (connections.remove(connection)) {
            counts.connections.decrement();
        }
    }

    private void tick() {
        long now = System.currentTimeMillis();
        for (Connection connection : List.copyOf(connections)) {
            if (connection.writing) {
                sendAwayIfTooSlow(connection);
            } else {
                connection.outlet.tick(now);
                for (Subscription subscription : connection.subscriptions) {
                    if (sender.isRenewalDue(subscription, now)) {
                        queue(subscription);
                    }
                }
            }
        }
    }

    /** One that does not even take its write would never find out by itself. */
    private void sendAwayIfTooSlow(Connection connection) {
        connection.subscriptions.stream()
                .filter(s -> s.live && s.behind && s.place < log.first())
                .filter(s -> s.request.slow() == SlowPolicy.DISCONNECT)
                .findFirst()
                .ifPresent(this::fellOut);
    }
}
