package dev.switchboard.broadcast.fanout;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Delivers feeds to their subscribers. The protocols' packages use only this class to connect
 * clients. Any thread may call it.
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
     * @param parallelCatchUps how many catch-ups may read old entries at once
     */
    public Fanout(List<Feed> feeds, int workers, int parallelCatchUps, SubscriptionLimits limits) {
        this.limits = limits;
        this.pinned = new Pinned(feeds.stream().mapToLong(feed -> feed.log().budget()).sum());
        CatchUpPermits permits = new CatchUpPermits(parallelCatchUps);
        this.deliveries = feeds.stream().map(feed -> delivery(feed, permits)).toList();
        this.workers = IntStream.range(0, workers).mapToObj(i -> worker("fanout-" + i)).toList();
        for (Feed feed : feeds) {
            for (Worker worker : this.workers) {
                LogReaders readers = worker.readers(feed);
                feed.log().onAppend(() -> worker.newsCame(readers));
            }
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
        WorkerConnections workerConnections =
                new WorkerConnections(deliveries.getFirst().feed(), counts, pinned);
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

    /** Adds a client. Nothing is sent to it before it subscribes. */
    public Connection connect(ClientTransport transport) {
        int turn = Math.floorMod(nextWorker.getAndIncrement(), workers.size());
        Worker worker = workers.get(turn);
        Connection connection = new Connection(worker, transport, limits);
        worker.execute(workerConnections -> workerConnections.add(connection));
        return connection;
    }

    /** Whether an error ended a worker's thread: the process must be restarted. */
    public boolean hasFailed() {
        return workers.stream().anyMatch(Worker::hasFailed);
    }

    /** Whether the limit of subscriptions is reached. */
    public boolean isFull() {
        return limits.isFull();
    }

    /** The memory of the encoded logs in bytes. */
    public long encodedBytes() {
        return deliveries.stream().mapToLong(delivery -> delivery.encodedLogs().bytes()).sum();
    }

    /** The memory in bytes that only unfinished writes still need, mostly those of slow clients. */
    public long pinnedBytes() {
        return pinned.bytes();
    }

    public FanoutStatus status() {
        return counts.snapshot();
    }

    /**
     * Tells every client to reconnect, each after a delay of its own, and ends all connections. A
     * client first receives what is in the logs now and the answers owed to it, as far as its
     * socket writes them in time. Blocks until all connections are closed, or the timeouts expire.
     * Once.
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
