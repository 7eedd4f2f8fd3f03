package dev.switchboard.broadcast.keeper;

import dev.switchboard.broadcast.history.HistoryTopic;
import dev.switchboard.broadcast.history.Progress;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.service.kafka.KafkaConnection;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.support.ProducerListener;
import org.springframework.kafka.transaction.KafkaTransactionManager;

/**
 * Runs this node's share of the keeping: a member of the consumer group over contract.updates. It
 * begins when the node's view is complete for the first time.
 */
final class Keeper implements SmartLifecycle {

    private static final Logger logger = LoggerFactory.getLogger(Keeper.class);

    private static final Duration WAIT = Duration.ofMillis(50);
    private static final long STOP_MILLIS = 4000;

    private final KafkaConnection kafka;
    private final Topics topics;
    private final Progress progress;
    private final Knowledge knowledge;
    private final KeeperCounts counts;
    private final DefaultKafkaProducerFactory<byte[], byte[]> producers;
    private final KafkaMessageListenerContainer<byte[], byte[]> container;
    private volatile boolean running;
    private @Nullable Thread starter;

    /**
     * @param nodeId names this node among all that share the cluster
     */
    Keeper(
            KafkaConnection kafka,
            Topics topics,
            Progress progress,
            Knowledge knowledge,
            KeeperCounts counts,
            String nodeId) {
        this.kafka = kafka;
        this.topics = topics;
        this.progress = progress;
        this.knowledge = knowledge;
        this.counts = counts;
        this.producers =
                new DefaultKafkaProducerFactory<>(KeeperSettings.producer(kafka.producer()));
        producers.setTransactionIdPrefix(topics.prefix() + "keeper-" + nodeId + "-");
        this.container = container();
    }

    private KafkaMessageListenerContainer<byte[], byte[]> container() {
        Keeping keeping =
                new Keeping(
                        knowledge,
                        new Scribe(template(), topics),
                        progress,
                        this::historyEnds,
                        counts);
        ContainerProperties properties = new ContainerProperties(topics.updates().name());
        properties.setGroupId(topics.prefix() + "switchboard-keeper");
        properties.setMessageListener(keeping);
        properties.setConsumerRebalanceListener(keeping);
        properties.setKafkaAwareTransactionManager(new KafkaTransactionManager<>(producers));
        properties.setShutdownTimeout(STOP_MILLIS);
        var made =
                new KafkaMessageListenerContainer<byte[], byte[]>(
                        new DefaultKafkaConsumerFactory<>(
                                KeeperSettings.consumer(kafka.consumer())),
                        properties);
        made.setBeanName("keeper");
        made.setAfterRollbackProcessor(new RetryAll(keeping));
        return made;
    }

    private KafkaTemplate<byte[], byte[]> template() {
        KafkaTemplate<byte[], byte[]> template = new KafkaTemplate<>(producers);
        // Would log every record of a failed transaction; that it failed is logged once.
        template.setProducerListener(new ProducerListener<>() {});
        return template;
    }

    private long[] historyEnds() throws ExecutionException, InterruptedException {
        Admin admin = Admin.create(kafka.admin());
        try {
            return new HistoryTopic(admin, topics.history().name()).ends();
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    @Override
    public void start() {
        running = true;
        starter = Thread.ofVirtual().name("keeper-start").start(this::startWhenCaughtUp);
    }

    private void startWhenCaughtUp() {
        try {
            while (!progress.isCaughtUp()) {
                Thread.sleep(WAIT);
            }
            container.start();
            logger.info("keeping {}", topics.updates().name());
        } catch (InterruptedException e) {
            // stopped before it began; the thread ends here
        }
    }

    @Override
    public void stop() {
        running = false;
        Thread starting = starter;
        if (starting != null) {
            starting.interrupt();
        }
        container.stop();
        producers.destroy();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
