package dev.switchboard.broadcast.fanout;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Brings feeds to their subscribers: the face of this package to the protocols' edges. Any thread
 * may call it.
 */
public final class Fanout implements AutoCloseable {

    private final List<FeedDelivery> deliveries;
    private final FanoutCounts counts = new FanoutCounts();
    private final Pinned pinned;
    private final List<Worker> workers;
    private final SubscriptionLimits limits;
    private final AtomicInteger nextWorker = new AtomicInteger();

    /**
     * @param feeds what can be subscribed to
     * @param workers threads that send; one a core
     * @param parallelCatchUps how many catch-ups may read the past at once
     */
    public Fanout(List<Feed> feeds, int workers, int parallelCatchUps, SubscriptionLimits limits) {
        this.limits = limits;
        this.pinned = new Pinned(feeds.stream().mapToLong(feed -> feed.log().budget()).sum());
        CatchUpPermits permits = new CatchUpPermits(parallelCatchUps);
        this.deliveries = feeds.stream().map(feed -> delivery(feed, permits)).toList();
        this.workers = IntStream.range(0, workers).mapToObj(i -> worker("fanout-" + i)).toList();
        for (Feed feed : feeds) {
            this.workers.forEach(worker -> feed.log().onAppend(worker::newsCame));
        }
        this.workers.forEach(Worker::start);
    }

    private FeedDelivery delivery(Feed feed, CatchUpPermits permits) {
        return new FeedDelivery(
                feed,
                new CatchUps(feed, permits, counts),
                new EncodedLogs(feed.log(), feed.log().budget() / 2, pinned));
    }

    private Worker worker(String name) {
        WorkerConnections workerConnections = new WorkerConnections(counts, pinned);
        List<LogReaders> readers =
                deliveries.stream()
                        .map(delivery -> new LogReaders(delivery, workerConnections, counts))
                        .toList();
        return new Worker(
                name,
                workerConnections,
                readers.stream().map(LogScanner::new).toList(),
                new ConnectionWriter(pinned, counts),
                new WorkerDrain(workerConnections, readers, counts));
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

    /** Bytes of memory that ready messages take, as they lie in encoded logs. */
    public long encodedBytes() {
        return deliveries.stream().mapToLong(delivery -> delivery.encodedLogs().bytes()).sum();
    }

    /** Bytes of memory that only writes under way still need, the slow ones' above all. */
    public long pinnedBytes() {
        return pinned.bytes();
    }

    public FanoutStatus status() {
        return counts.snapshot();
    }

    /**
     * Tells every client to come back elsewhere, each after a delay of its own, and ends all
     * connections. A client first gets what the logs hold now, and the answers owed to it, as far
     * as its socket takes that in time. Blocks until all are gone, or patience ends. Once.
     */
    public DrainOutcome drain(ReconnectDelay delay, DrainTimeouts patience)
            throws InterruptedException {
        return new FanoutDrain(workers, counts, patience).take(delay);
    }

    /** Stops sending; open connections are left to their edges. */
    @Override
    public void close() {
        deliveries.forEach(delivery -> delivery.catchUps().close());
        workers.forEach(Worker::stop);
    }
}
