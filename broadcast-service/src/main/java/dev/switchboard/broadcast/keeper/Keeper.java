package dev.switchboard.broadcast.keeper;

import dev.switchboard.broadcast.feed.ReadProgress;
import dev.switchboard.broadcast.settings.StopOrder;
import dev.switchboard.model.feed.KeeperGroups;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.service.kafka.KafkaConnection;
import dev.switchboard.service.kafka.SharedAdmin;
import dev.switchboard.service.loop.BackgroundLoop;
import dev.switchboard.service.loop.RetryPause;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.TransactionIdSuffixStrategy;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.support.ProducerListener;
import org.springframework.kafka.transaction.KafkaTransactionManager;

/**
 * Runs this node's share of the keeping: a member of the consumer group over contract.updates. It
 * begins when the node's view is complete for the first time, and begins again whenever it ended.
 */
class Keeper implements SmartLifecycle {

    private static final Logger logger = LoggerFactory.getLogger(Keeper.class);

    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LAST_PAUSE = Duration.ofSeconds(5);

    /** How long it may be away, or fail soon after each start, before that is a fault. */
    private static final Duration TOLERATED = Duration.ofSeconds(15);

    /** Long enough to read by ones what one poll may bring at once. */
    private static final Duration LONG_CAREFUL = Duration.ofSeconds(30);

    private static final long STOP_MILLIS = 3000;
    private static final int CLOSE_SECONDS = 1;

    private final KafkaConnection kafka;
    private final Topics topics;
    private final ReadProgress progress;
    private final PendingState pendingState;
    private final KeeperCounts counts;
    private final DefaultKafkaProducerFactory<byte[], byte[]> producers;
    private final HistoryEnds history;
    private final KafkaMessageListenerContainer<byte[], byte[]> container;
    private final UnreadableRecords unreadable;
    private volatile boolean ranOutOfMemory;
    private volatile long wellAt;
    private volatile Uuid keptTopic = Uuid.ZERO_UUID;
    private final RetryPause retry = new RetryPause(FIRST_PAUSE, LAST_PAUSE);
    private final BackgroundLoop supervisor =
            new BackgroundLoop("keeper-supervisor", this::supervise);

    /**
     * @param nodeId names this node among all that share the cluster
     */
    Keeper(
            KafkaConnection kafka,
            SharedAdmin admin,
            Topics topics,
            ReadProgress progress,
            PendingState pendingState,
            KeeperCounts counts,
            String nodeId) {
        this.kafka = kafka;
        this.topics = topics;
        this.progress = progress;
        this.pendingState = pendingState;
        this.counts = counts;
        this.producers =
                new DefaultKafkaProducerFactory<>(KeeperSettings.producer(kafka.producer()));
        producers.setPhysicalCloseTimeout(CLOSE_SECONDS);
        producers.setTransactionIdPrefix(topics.prefix() + "keeper-" + nodeId + "-");
        producers.setTransactionIdSuffixStrategy(new OneTransactionAtATime());
        this.history = new HistoryEnds(admin, topics);
        this.unreadable = new UnreadableRecords(kafka, admin, topics);
        this.container = container(nodeId);
    }

    private KafkaMessageListenerContainer<byte[], byte[]> container(String nodeId) {
        AtomicInteger partitions = new AtomicInteger();
        OriginalPosition originalPosition = new OriginalPosition();
        KeeperListener keeperListener =
                new KeeperListener(
                        pendingState,
                        originalPosition,
                        new HistoryWriter(template(), originalPosition, topics),
                        progress,
                        history,
                        counts,
                        unreadable,
                        partitions::get);
        ContainerProperties properties = new ContainerProperties(topics.updates().name());
        properties.setGroupId(KeeperGroups.keepers(topics));
        properties.setMessageListener(keeperListener);
        properties.setConsumerRebalanceListener(keeperListener);
        properties.setOffsetAndMetadataProvider((listener, offset) ->
                new OffsetAndMetadata(offset, keeperListener.commitMetadata()));
        properties.setKafkaAwareTransactionManager(new KafkaTransactionManager<>(producers));
        properties.setShutdownTimeout(STOP_MILLIS);
        // Begins again like after any other failure: its records would be passed over otherwise.
        properties.setStopContainerWhenFenced(true);
        var made =
                new KafkaMessageListenerContainer<byte[], byte[]>(
                        new KeeperConsumers(
                                kafka.consumer(),
                                nodeId,
                                partitions,
                                unreadable::isCareful,
                                () -> ranOutOfMemory = true),
                        properties);
        made.setBeanName("keeper");
        made.setAfterRollbackProcessor(new StopOnRollback());
        return made;
    }

    private KafkaTemplate<byte[], byte[]> template() {
        KafkaTemplate<byte[], byte[]> template = new KafkaTemplate<>(producers);
        // Would log every record of a failed transaction; that it failed is logged once.
        template.setProducerListener(new ProducerListener<>() {});
        return template;
    }

    @Override
    public void start() {
        wellAt = System.nanoTime();
        supervisor.start();
    }

    private Duration supervise() throws InterruptedException {
        if (!progress.isCaughtUp()) {
            wellAt = System.nanoTime();
            return LOOK;
        }
        long begun = System.nanoTime();
        runOnce(begun);
        if (lasts(begun)) {
            retry.reset();
        }
        return retry.next();
    }

    /** Whatever ends it, it is begun again: without it updates are taken and not delivered. */
    private void runOnce(long begun) throws InterruptedException {
        try {
            begin();
            awaitEnd(begun);
            if (ranOutOfMemory) {
                ranOutOfMemory = false;
                unreadable.search(progress.topic());
            }
        } catch (RuntimeException | Error e) {
            logger.error("the keeper failed and restarts", e);
        }
    }

    private void begin() {
        try {
            keptTopic = progress.topic();
            settle();
            if (!startUnlessStopped()) {
                return;
            }
            counts.started();
            logger.info("the keeper starts reading {}", topics.updates().name());
        } catch (KafkaException | org.springframework.kafka.KafkaException e) {
            logger.warn("the keeper cannot start and retries: {}", e.toString());
        }
    }

    /** False when it is to stop: its container must not start after it was stopped. */
    private synchronized boolean startUnlessStopped() {
        if (supervisor.wasStopped()) {
            return false;
        }
        container.start();
        return true;
    }

    /**
     * Has Kafka end what this node left open, one way or the other, before it is asked where to go
     * on: a commit that was not answered may still come to pass.
     */
    void settle() {
        producers.createProducer().close();
    }

    /** The next producer has the name of the one before it, and so ends what that one began. */
    private static final class OneTransactionAtATime implements TransactionIdSuffixStrategy {

        @Override
        public String acquireSuffix(@Nullable String prefix) {
            return "0";
        }

        @Override
        public void releaseSuffix(@Nullable String prefix, @Nullable String suffix) {}
    }

    /** Whether it did more than begin and fail. */
    private static boolean lasts(long begun) {
        return System.nanoTime() - begun > LAST_PAUSE.toNanos();
    }

    private void awaitEnd(long begun) throws InterruptedException {
        boolean carefully = unreadable.isCareful();
        while (!supervisor.wasStopped() && container.isRunning()) {
            if (lasts(begun)) {
                wellAt = System.nanoTime();
            }
            boolean madeAnew = !progress.topic().equals(keptTopic);
            if (carefully && System.nanoTime() - begun > LONG_CAREFUL.toNanos()) {
                unreadable.relax();
            }
            boolean relaxed = carefully && !unreadable.isCareful();
            if (madeAnew || relaxed || unreadable.haveChanged()) {
                // begins again even where nobody says anything
                container.stop();
            }
            Thread.sleep(LOOK);
        }
    }

    /** Whether it keeps, or will in a moment. */
    boolean isWell() {
        return System.nanoTime() - wellAt < TOLERATED.toNanos();
    }

    @Override
    public void stop() {
        synchronized (this) {
            supervisor.stop();
        }
        container.stop();
        producers.destroy();
    }

    /** The records at which it can't go on. */
    List<UnreadableRecord> unreadable() {
        return unreadable.known();
    }

    /** Whether it is a member of the group, or becomes one. */
    boolean isKeeping() {
        return container.isRunning();
    }

    @Override
    public boolean isRunning() {
        return supervisor.isRunning();
    }

    @Override
    public int getPhase() {
        return StopOrder.KAFKA;
    }
}
