package dev.switchboard.broadcast.intake;

import dev.switchboard.broadcast.feed.FeedEntry;
import dev.switchboard.broadcast.feed.ReadProgress;
import dev.switchboard.model.feed.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.event.ListenerContainerIdleEvent;
import org.springframework.kafka.listener.BatchConsumerAwareMessageListener;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.support.TopicPartitionOffset;
import org.springframework.kafka.support.TopicPartitionOffset.SeekPosition;

/**
 * Reads a range of a feed's topic and what follows it, and its test topics from their ends,
 * committed records only: one thread, the container's.
 */
final class FeedReader<E extends FeedEntry>
        implements BatchConsumerAwareMessageListener<byte[], byte[]>, ApplicationEventPublisher {

    private static final Logger logger = LoggerFactory.getLogger(FeedReader.class);

    private static final long POLL_MILLIS = 100;
    private static final long STOP_MILLIS = 3000;

    private final FeedSource<E> source;
    private final FeedApplier<E> applier;
    private final ReadProgress progress;
    private final ReadRange range;
    private final long[] goal;
    private final KafkaClock clock;
    private final LongSupplier contact;
    private final List<TopicPartition> partitions;
    private final LostPosition lostPosition = new LostPosition();
    private final KafkaMessageListenerContainer<byte[], byte[]> container;

    /**
     * @param range where to begin, and what must be read before the view may answer
     * @param clock gives Kafka's time, and is adjusted by the records read
     * @param contact when Kafka last answered the intake's other requests, by Kafka's clock
     */
    FeedReader(
            Map<String, Object> kafka,
            FeedSource<E> source,
            FeedApplier<E> applier,
            ReadProgress progress,
            ReadRange range,
            KafkaClock clock,
            LongSupplier contact) {
        this.source = source;
        this.applier = applier;
        this.progress = progress;
        this.range = range;
        this.goal = range.goal();
        this.clock = clock;
        this.contact = contact;
        this.partitions = partitions(source.topic());
        ContainerProperties properties = new ContainerProperties(places());
        properties.setPollTimeout(POLL_MILLIS);
        properties.setIdleEventInterval(POLL_MILLIS);
        properties.setShutdownTimeout(STOP_MILLIS);
        properties.setMessageListener(this);
        this.container =
                new KafkaMessageListenerContainer<>(
                        new DefaultKafkaConsumerFactory<>(settings(kafka)), properties);
        container.setBeanName("intake-" + source.topic().name());
        container.setCommonErrorHandler(lostPosition);
        container.setApplicationEventPublisher(this);
    }

    private static List<TopicPartition> partitions(Topic topic) {
        return IntStream.range(0, topic.partitions())
                .mapToObj(p -> new TopicPartition(topic.name(), p))
                .toList();
    }

    private TopicPartitionOffset[] places() {
        Stream<TopicPartitionOffset> kept = partitions.stream().map(this::beginning);
        Stream<TopicPartitionOffset> tests =
                source.testTopics().stream()
                        .flatMap(topic -> partitions(topic).stream())
                        .map(tp -> place(tp, SeekPosition.END));
        return Stream.concat(kept, tests).toArray(TopicPartitionOffset[]::new);
    }

    /** By its offset only where it must be: Kafka may be deleting the first records. */
    private TopicPartitionOffset beginning(TopicPartition tp) {
        return range.skips(tp.partition())
                ? new TopicPartitionOffset(tp.topic(), tp.partition(), range.from(tp.partition()))
                : place(tp, SeekPosition.BEGINNING);
    }

    private static TopicPartitionOffset place(TopicPartition tp, SeekPosition where) {
        return new TopicPartitionOffset(tp.topic(), tp.partition(), where);
    }

    private static Map<String, Object> settings(Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2000);
        settings.put(ConsumerConfig.RETRY_BACKOFF_MS_CONFIG, 20L);
        settings.put(ConsumerConfig.RETRY_BACKOFF_MAX_MS_CONFIG, 500L);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return settings;
    }

    void start() {
        container.start();
    }

    /** Returns when the thread has ended. */
    void stop() {
        container.stop();
    }

    /**
     * Whether its position in the topic no longer exists, so that it must read from the beginning.
     */
    boolean isLost() {
        return lostPosition.isLost() || !container.isRunning();
    }

    @Override
    public void onMessage(
            List<ConsumerRecord<byte[], byte[]>> records, @Nullable Consumer<?, ?> consumer) {
        for (ConsumerRecord<byte[], byte[]> rec : records) {
            if (progress.isCaughtUp()) {
                clock.appended(rec.timestamp());
            }
            if (rec.topic().equals(source.topic().name())) {
                applier.apply(rec);
            } else {
                applier.applyTest(rec);
            }
        }
        polled(Objects.requireNonNull(consumer));
    }

    /** Called by the container, on its thread, when polls have returned nothing for a while. */
    @Override
    public void publishEvent(Object event) {
        if (event instanceof ListenerContainerIdleEvent idle) {
            boolean nothingLeft = polled(idle.getConsumer());
            if (nothingLeft) {
                applier.completeUpTo(contact.getAsLong());
            }
        }
    }

    @Override
    public void publishEvent(ApplicationEvent event) {
        publishEvent((Object) event);
    }

    /** Records how far it has read; returns whether that is the end of the topic. */
    private boolean polled(Consumer<?, ?> consumer) {
        long left = 0;
        boolean known = true;
        for (TopicPartition tp : partitions) {
            progress.at(tp.partition(), consumer.position(tp));
            OptionalLong lag = consumer.currentLag(tp);
            known &= lag.isPresent();
            left += lag.orElse(0);
        }
        progress.polled(left);
        applier.forgetOld(System.currentTimeMillis());
        if (!progress.isCaughtUp() && progress.hasPassed(goal)) {
            applier.completeUpTo(range.goalAt());
            progress.caughtUp();
            logger.info("the view is complete: {} is read to its end", source.topic().name());
        }
        return known && left == 0;
    }
}
