package dev.switchboard.broadcast.keeper;

import dev.switchboard.broadcast.feed.ReadProgress;
import dev.switchboard.broadcast.history.OpenTransaction;
import dev.switchboard.broadcast.settings.StopOrder;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.service.kafka.KafkaConnection;
import dev.switchboard.service.kafka.SharedAdmin;
import dev.switchboard.service.loop.BackgroundLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The keepers' lag: the records of contract.updates that no keeper, here or on another node, has
 * decided on, those that open transactions hold back among them. Asked of Kafka on a virtual thread
 * of its own; any thread may ask here.
 */
public final class Backlog implements SmartLifecycle {

    private static final Logger logger = LoggerFactory.getLogger(Backlog.class);

    private static final Duration FIRST_LOOKS = Duration.ofMillis(50);
    private static final long VIEW_MILLIS = 10_000;

    /** Longer than a producer that works holds its transaction open. */
    private static final Duration LONG_OPEN = Duration.ofSeconds(10);

    private final KafkaConnection kafka;
    private final SharedAdmin admin;
    private final Topics topics;
    private final ReadProgress progress;
    private final Duration look;
    private final BackgroundLoop loop = new BackgroundLoop("keeper-backlog", this::watch);
    private volatile Uuid workedOff = Uuid.ZERO_UUID;
    private volatile long records;
    private volatile String awaited = "";
    private volatile List<OpenTransaction> open = List.of();
    private final Set<Integer> told = new HashSet<>();
    private final OpenTransactions transactions = new OpenTransactions();

    /**
     * @param look how often Kafka is asked
     */
    Backlog(
            KafkaConnection kafka,
            SharedAdmin admin,
            Topics topics,
            ReadProgress progress,
            Duration look) {
        this.kafka = kafka;
        this.admin = admin;
        this.topics = topics;
        this.progress = progress;
        this.look = look;
    }

    /** How many records there are, as of the last look; 0 before the first. */
    public long records() {
        return records;
    }

    /** The producers' transactions that hold records back, as of the last look. */
    public List<OpenTransaction> openTransactions() {
        return open;
    }

    /** What is still to be kept before the node is ready: the next offset of each partition. */
    String awaited() {
        return awaited;
    }

    /**
     * Whether everything that was said before this node started, or before contract.history was
     * made anew, stands in its view, as far as Kafka gave it to read: what an open transaction
     * holds back does not count, since nobody knows when that ends.
     */
    boolean isWorkedOff() {
        return !workedOff.equals(Uuid.ZERO_UUID) && workedOff.equals(progress.topic());
    }

    @Override
    public void start() {
        loop.start();
    }

    private Duration watch() throws InterruptedException {
        try {
            watchUntilItFails();
        } catch (ExecutionException | KafkaException | TimeoutException e) {
            logger.debug("cannot determine the keepers' lag", e);
        }
        return look;
    }

    private void watchUntilItFails()
            throws ExecutionException, InterruptedException, TimeoutException {
        while (!progress.isCaughtUp()) {
            Thread.sleep(FIRST_LOOKS);
        }
        try (KeeperLag keeperLag = new KeeperLag(kafka.consumer(), topics)) {
            Uuid history = progress.topic();
            if (!keeperLag.areOfAnother(history)) {
                progress.rebuilt(history);
            }
            if (!isWorkedOff()) {
                awaitDecided(keeperLag, keeperLag.updateEnds(), history);
                progress.await(new HistoryEnds(admin, topics).offsets(), VIEW_MILLIS);
                workedOff = history;
                progress.rebuilt(history);
            }
            while (!loop.wasStopped() && progress.topic().equals(history)) {
                look(keeperLag, history);
                Thread.sleep(look);
            }
        }
    }

    private void look(KeeperLag keeperLag, Uuid history)
            throws ExecutionException, InterruptedException {
        var partitions = keeperLag.partitions();
        // In this order: what is said between the two is not taken for held back.
        var ends = admin.ask(client -> OpenTransactions.ends(client, partitions));
        var stable = keeperLag.updateEnds();
        List<OpenTransaction> found =
                admin.ask(client -> transactions.between(client, ends, stable));
        long heldBack = found.stream().mapToLong(OpenTransaction::heldBack).sum();
        open = found;
        records = keeperLag.missing(stable, history) + heldBack;
        tell(found);
    }

    /** Warns once of each partition that is held back for long. */
    private void tell(List<OpenTransaction> found) {
        told.retainAll(found.stream().map(OpenTransaction::partition).toList());
        Instant recently = Instant.now().minus(LONG_OPEN);
        for (OpenTransaction transaction : found) {
            if (transaction.since().isBefore(recently) && told.add(transaction.partition())) {
                logger.warn(
                        "{}; the keeper processes them once the transaction ends",
                        transaction.describe(topics.updates().name()));
            }
        }
    }

    private void awaitDecided(KeeperLag keeperLag, Map<TopicPartition, Long> ends, Uuid history)
            throws InterruptedException {
        while (progress.topic().equals(history)) {
            records = keeperLag.missing(ends, history);
            awaited = keeperLag.next().toString();
            if (records == 0) {
                return;
            }
            Thread.sleep(FIRST_LOOKS);
        }
    }

    @Override
    public void stop() {
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }

    @Override
    public int getPhase() {
        return StopOrder.KAFKA;
    }
}
