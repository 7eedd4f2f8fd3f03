package dev.switchboard.broadcast.keeper;

import dev.switchboard.model.feed.KeeperGroups;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.service.kafka.KafkaConnection;
import dev.switchboard.service.kafka.KeptAdmin;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The records at which this node's keeper can't go on for want of memory. Their partitions are
 * paused, so that the others are kept meanwhile, until an operator has them skipped. Any thread.
 */
final class UnreadableRecords implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(UnreadableRecords.class);

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration ASK = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KafkaConnection kafka;
    private final Topics topics;
    private final KeptAdmin admin;
    private final Map<TopicPartition, UnreadableRecord> known = new ConcurrentHashMap<>();
    private volatile Set<TopicPartition> assigned = Set.of();
    private long askedAt = System.nanoTime();

    UnreadableRecords(KafkaConnection kafka, Topics topics) {
        this.kafka = kafka;
        this.topics = topics;
        this.admin = new KeptAdmin(kafka.admin());
    }

    /** Those known now. */
    List<UnreadableRecord> known() {
        return List.copyOf(known.values());
    }

    /** Whether records before one of them are still to be kept: then each is read by itself. */
    boolean areAhead() {
        return known.values().stream().anyMatch(unreadable -> !unreadable.isNext());
    }

    /**
     * Looks for what made the keeper run out of memory: reads on in each of its partitions, record
     * by record, until memory runs out again.
     */
    void search() throws InterruptedException {
        try {
            var kept = committed(KeeperGroups.keepers(topics));
            for (TopicPartition partition : assigned) {
                search(partition, kept);
            }
        } catch (ExecutionException | KafkaException e) {
            logger.warn("what the keeper ran out of memory for is not known: {}", e.toString());
        }
    }

    private void search(TopicPartition partition, Map<TopicPartition, Long> kept) {
        Map<String, Object> settings = KeeperSettings.consumer(kafka.consumer());
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings);
        try {
            consumer.assign(List.of(partition));
            Long next = kept.get(partition);
            if (next == null) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, next);
            }
            long from = consumer.position(partition);
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            if (!readsTo(consumer, partition, end)) {
                var found = new UnreadableRecord(partition, consumer.position(partition), from);
                if (!found.equals(known.put(partition, found))) {
                    logger.error("{}", found.describe());
                }
            }
        } finally {
            consumer.close(CloseOptions.timeout(Duration.ZERO));
        }
    }

    /** False when memory ran out at the consumer's position. */
    private static boolean readsTo(
            Consumer<byte[], byte[]> consumer, TopicPartition partition, long end) {
        long begun = System.nanoTime();
        try {
            while (consumer.position(partition) < end
                    && System.nanoTime() - begun < PATIENCE.toNanos()) {
                var _ = consumer.poll(POLL);
            }
            return true;
        } catch (OutOfMemoryError e) {
            return false;
        }
    }

    /**
     * Has the keeper's consumer pass over what is to be skipped, and pauses what can't be read.
     * Called when it was given its partitions, on its thread.
     *
     * @param mark goes beside committed offsets
     */
    void assigned(Consumer<?, ?> consumer, String mark) {
        assigned = Set.copyOf(consumer.assignment());
        known.keySet().retainAll(assigned);
        Map<TopicPartition, Long> skips = skips();
        for (TopicPartition partition : assigned) {
            long position = consumer.position(partition);
            if (skips.getOrDefault(partition, -1L) == position + 1) {
                consumer.commitSync(Map.of(partition, new OffsetAndMetadata(position + 1, mark)));
                consumer.seek(partition, position + 1);
                known.remove(partition);
                logger.warn("skipped {} at offset {}, as asked", partition, position);
            } else if (isAt(partition, position)) {
                consumer.pause(List.of(partition));
            }
        }
    }

    private boolean isAt(TopicPartition partition, long position) {
        UnreadableRecord unreadable = known.get(partition);
        return unreadable != null && unreadable.offset() == position;
    }

    /**
     * Whether one of them is to be skipped by now; it is known no more. Asks Kafka once a second.
     */
    boolean takeSkipped() {
        if (known.isEmpty() || System.nanoTime() - askedAt < ASK.toNanos()) {
            return false;
        }
        Map<TopicPartition, Long> skips = skips();
        askedAt = System.nanoTime();
        return known.values()
                .removeIf(unreadable ->
                        skips.getOrDefault(unreadable.partition(), -1L) == unreadable.offset() + 1);
    }

    private Map<TopicPartition, Long> skips() {
        try {
            return committed(KeeperGroups.skips(topics));
        } catch (ExecutionException | KafkaException e) {
            logger.warn("what is to be skipped is not known: {}", e.toString());
            return Map.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Map.of();
        }
    }

    private synchronized Map<TopicPartition, Long> committed(String group)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed =
                admin.ask(client ->
                        client.listConsumerGroupOffsets(group)
                                .partitionsToOffsetAndMetadata()
                                .get());
        Map<TopicPartition, Long> offsets = new HashMap<>();
        committed.forEach((partition, at) -> {
            if (at != null) {
                offsets.put(partition, at.offset());
            }
        });
        return offsets;
    }

    @Override
    public synchronized void close() {
        admin.close();
    }
}
