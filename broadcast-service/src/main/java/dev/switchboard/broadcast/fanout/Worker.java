package dev.switchboard.broadcast.fanout;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns a share of the connections and sends them their messages from the log: one thread.
 *
 * <p>At each turn it scans the new changes, and then writes to each connection that they concern
 * and that has no unfinished write. Changes that arrive during a turn are written together at the
 * next; without work it sleeps.
 *
 * <p>An {@link Error} may leave its state inconsistent: it closes all its connections, so that no
 * client waits for messages that will not come, and {@link #hasFailed} takes the node out of
 * readiness.
 */
final class Worker implements Runnable {

    private static final Logger logger = LoggerFactory.getLogger(Worker.class);

    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final WorkerConnections workerConnections;
    private final List<LogScanner> scanners;
    private final ConnectionWriter sender;
    private final WorkerDrain drain;
    private final Queue<Runnable> inbox = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean asleep = new AtomicBoolean();
    private final Thread thread;
    private volatile boolean stopping;
    private volatile boolean failed;

    private long nextTick = System.nanoTime();

    Worker(
            String name,
            WorkerConnections workerConnections,
            List<LogScanner> scanners,
            ConnectionWriter sender,
            WorkerDrain drain) {
        this.workerConnections = workerConnections;
        this.scanners = scanners;
        this.sender = sender;
        this.drain = drain;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this);
    }

    void start() {
        thread.start();
    }

    void stop() {
        stopping = true;
        wake();
    }

    /** Its subscriptions to a feed. Any thread. */
    LogReaders readers(Feed feed) {
        for (LogScanner scanner : scanners) {
            if (scanner.readers().feed().name().equals(feed.name())) {
                return scanner.readers();
            }
        }
        throw new IllegalArgumentException("no feed " + feed.name());
    }

    /** Runs an action on its connections on the worker's thread. Any thread. */
    void execute(Task task) {
        inbox.add(() -> task.with(workerConnections));
        wake();
    }

    /** A connection's write has completed. Any thread; mostly the worker's, at once. */
    void written(Connection connection, long write) {
        if (thread.equals(Thread.currentThread())) {
            workerConnections.written(connection, write);
        } else {
            execute(owner -> owner.written(connection, write));
        }
    }

    /** Something to do on the worker's thread. */
    interface Task {
        void with(WorkerConnections workerConnections);
    }

    /**
     * Tells every client to reconnect once it has received what the logs hold now. Any thread.
     *
     * @param begun runs when the worker has begun with it
     */
    void drain(ReconnectDelay delay, Runnable begun) {
        execute(_ -> {
            drain.begin(delay);
            begun.run();
        });
    }

    /**
     * Tells clients without an unfinished write to reconnect now, and closes all other connections.
     * Any thread.
     */
    void lastCall() {
        execute(_ -> drain.lastCall());
    }

    /** Closes all connections by force. Any thread. */
    void cutAll() {
        execute(_ -> drain.cutAll());
    }

    /**
     * An entry was appended to the log of these subscriptions. Wakes the thread only if one of them
     * reads it, because a wake-up for each record is expensive.
     */
    void newsCame(LogReaders readers) {
        if (readers.isAnyLive()) {
            wake();
        }
    }

    private void wake() {
        if (asleep.compareAndSet(true, false)) {
            LockSupport.unpark(thread);
        }
    }

    @Override
    public void run() {
        while (!stopping) {
            try {
                turnSafely();
            } catch (Error e) {
                fail(e);
            }
        }
    }

    private void turnSafely() {
        try {
            if (failed) {
                // clients that connected meanwhile would wait for messages that will not come
                drain.cutAll();
            }
            turn();
        } catch (RuntimeException e) {
            // One faulty change or connection must not stop delivery to all others.
            logger.error("a turn of the fan-out failed", e);
        }
    }

    /** Whether an error ended one of its turns: the process must be restarted. */
    boolean hasFailed() {
        return failed;
    }

    private void fail(Error error) {
        failed = true;
        try {
            drain.cutAll();
            logger.error(
                    "the fan-out failed: its connections are closed, and this node is not ready"
                            + " until it is restarted",
                    error);
        } catch (RuntimeException | Error again) {
            // For example, for lack of memory: the next turn closes the rest.
            LockSupport.parkNanos(TICK_NANOS);
        }
    }

    private void turn() {
        for (Runnable task = inbox.poll(); task != null; task = inbox.poll()) {
            task.run();
        }
        boolean more = false;
        for (LogScanner scanner : scanners) {
            // Before it looks: what is appended from here on wakes it.
            scanner.readers().noteWhetherAnyIsLive();
            more |= scanner.look();
        }
        sender.due(System.nanoTime()).forEach(workerConnections::queue);
        tickIfDue();
        workerConnections.ready().takeAll(this::send);
        drain.say();
        if (!more && inbox.isEmpty() && workerConnections.ready().isEmpty()) {
            sleep();
        }
    }

    private void send(Connection connection) {
        try {
            sender.send(connection, this);
        } catch (RuntimeException e) {
            logger.error("writing to a connection failed; closing it", e);
            workerConnections.sendAway(connection);
        }
    }

    private void tickIfDue() {
        long now = System.nanoTime();
        if (now - nextTick >= 0) {
            nextTick = now + TICK_NANOS;
            workerConnections.tick(System.currentTimeMillis());
        }
    }

    private void sleep() {
        asleep.set(true);
        if (inbox.isEmpty() && !seesMore() && !stopping) {
            LockSupport.parkNanos(sender.sleep(TICK_NANOS));
        }
        asleep.set(false);
    }

    private boolean seesMore() {
        for (LogScanner scanner : scanners) {
            if (scanner.seesMore()) {
                return true;
            }
        }
        return false;
    }
}
