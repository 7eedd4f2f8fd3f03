package dev.switchboard.broadcast.fanout;

import dev.switchboard.broadcast.history.ChangeLog;
import dev.switchboard.broadcast.history.HistoryView;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Brings the shared log to its subscribers: the face of this package to the protocols' edges. Any
 * thread may call it.
 */
public final class Fanout implements AutoCloseable {

    private final SharedLog log;
    private final FanoutCounts counts = new FanoutCounts();
    private final CatchUps catchUps;
    private final EncodedLogs encodedLogs;
    private final List<Worker> workers;
    private final SubscriptionLimits limits;
    private final AtomicInteger nextWorker = new AtomicInteger();

    /**
     * @param complete whether the view is complete; while it is not, replays wait
     * @param workers threads that send; one a core
     * @param parallelCatchUps how many catch-ups may read the past at once
     */
    public Fanout(
            SharedLog log,
            HistoryView view,
            ChangeLog changeLog,
            BooleanSupplier complete,
            int workers,
            int parallelCatchUps,
            SubscriptionLimits limits) {
        this.log = log;
        this.limits = limits;
        this.catchUps = new CatchUps(log, view, changeLog, complete, parallelCatchUps, counts);
        this.encodedLogs = new EncodedLogs(log, log.budget() / 2, new Pinned(log.budget()));
        this.workers =
                IntStream.range(0, workers).mapToObj(i -> worker("fanout-" + i, view)).toList();
        this.workers.forEach(worker -> log.onAppend(worker::newsCame));
        this.workers.forEach(Worker::start);
    }

    private Worker worker(String name, HistoryView view) {
        WorkerConnections workerConnections =
                new WorkerConnections(log, encodedLogs, catchUps, counts);
        return new Worker(
                name,
                workerConnections,
                new LogScanner(log, workerConnections),
                new ConnectionWriter(log, view, encodedLogs.pinned(), counts),
                new WorkerDrain(workerConnections, counts));
    }

    /** Takes in a client. Nothing is sent to it before it subscribes. */
    public Connection connect(ClientTransport transport) {
        int turn = Math.floorMod(nextWorker.getAndIncrement(), workers.size());
        Worker worker = workers.get(turn);
        Connection connection = new Connection(worker, transport, limits);
        worker.execute(workerConnections -> workerConnections.add(connection));
        return connection;
    }

    /**
     * Whether an error ended the work of a thread that sends: the process must be started again.
     */
    public boolean hasFailed() {
        return workers.stream().anyMatch(Worker::hasFailed);
    }

    /** Whether it has as many subscriptions as it may have. */
    public boolean isFull() {
        return limits.isFull();
    }

    /** Where a subscription begins that is made now. */
    public LivePoint now() {
        return LivePoint.of(log.head());
    }

    /** Bytes of memory that ready messages take, as they lie in the log's tracks. */
    public long encodedBytes() {
        return encodedLogs.bytes();
    }

    /** Bytes of memory that only writes under way still need, the slow ones' above all. */
    public long pinnedBytes() {
        return encodedLogs.pinned().bytes();
    }

    public FanoutStatus status() {
        return counts.snapshot();
    }

    /**
     * Tells every client to come back elsewhere, each after a delay of its own, and ends all
     * connections. A client first gets what stands in the log now, and the answers owed to it, as
     * far as its socket takes that in time. Blocks until all are gone, or patience ends. Once.
     */
    public DrainOutcome drain(ReconnectDelay delay, DrainTimeouts patience)
            throws InterruptedException {
        return new FanoutDrain(workers, counts, patience).take(log.end(), delay);
    }

    /** Stops sending; open connections are left to their edges. */
    @Override
    public void close() {
        catchUps.close();
        for (Worker worker : workers) {
            worker.stop();
        }
    }
}
