package dev.switchboard.broadcast.keeper;

import dev.switchboard.model.feed.KeeperGroups;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.service.kafka.KafkaConnection;
import dev.switchboard.service.kafka.SharedAdmin;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The records at which this node's keeper can't go on for want of memory. Their partitions are
 * paused, so that the others are kept meanwhile, until an operator has them skipped, or they can be
 * read after all. The keeper's thread, its supervisor's, and those that ask for {@link #known}.
 */
final class UnreadableRecords {

    private static final Logger logger = LoggerFactory.getLogger(UnreadableRecords.class);

    private static final Duration ASK = Duration.ofSeconds(1);
    private static final Duration TRY_AGAIN = Duration.ofMinutes(1);

    private final KafkaConnection kafka;
    private final SharedAdmin admin;
    private final Topics topics;
    private final Map<TopicPartition, UnreadableRecord> known = new ConcurrentHashMap<>();

    /** Where the keeper began in each of the partitions that it was given last. */
    private volatile Map<TopicPartition, Long> begun = Map.of();

    private volatile boolean careful;

    // the supervisor's
    private long askedAt = System.nanoTime();
    private long triedAt = System.nanoTime();

    UnreadableRecords(KafkaConnection kafka, SharedAdmin admin, Topics topics) {
        this.kafka = kafka;
        this.admin = admin;
        this.topics = topics;
    }

    /** Those known now. */
    List<UnreadableRecord> known() {
        return List.copyOf(known.values());
    }

    /**
     * Whether records are to be read one by one: so the keeper comes as far as it can, and no poll
     * brings more than memory holds.
     */
    boolean isCareful() {
        return careful;
    }

    /** The keeper has come past where memory ran out: it may read many at once again. */
    void relax() {
        careful = false;
    }

    /**
     * Looks for what made the keeper run out of memory: reads on in each of its partitions, record
     * by record, until memory runs out again.
     *
     * @param history the id of contract.history; what was kept for another one does not count
     */
    void search(Uuid history) throws InterruptedException {
        careful = true;
        try {
            Map<TopicPartition, OffsetAndMetadata> kept = committed(KeeperGroups.keepers(topics));
            for (var start : begun.entrySet()) {
                TopicPartition partition = start.getKey();
                search(partition, from(start.getValue(), kept.get(partition), history));
            }
        } catch (ExecutionException | KafkaException e) {
            logger.warn(
                    "cannot find the record that exhausted the keeper's memory: {}", e.toString());
        }
    }

    private static long from(long begun, @Nullable OffsetAndMetadata kept, Uuid history) {
        return kept == null || CommitMetadata.isOfAnother(kept.metadata(), history)
                ? begun
                : Math.max(begun, kept.offset());
    }

    private void search(TopicPartition partition, long from) {
        try (MemoryProbe probe = new MemoryProbe(kafka.consumer(), partition)) {
            var found = probe.find(from).orElse(null);
            UnreadableRecord before =
                    found == null ? known.remove(partition) : known.put(partition, found);
            if (found != null && (before == null || before.offset() != found.offset())) {
                logger.error("{}", found.describe());
            }
        } catch (KafkaException e) {
            logger.warn("cannot find the record that blocks {}: {}", partition, e.toString());
        }
    }

    /**
     * Has the keeper's consumer pass over what is to be skipped, and pauses what can't be read.
     * Called at each assignment, on the keeper's thread.
     *
     * @param metadata goes beside committed offsets
     */
    void assigned(Consumer<?, ?> consumer, String metadata) {
        Map<TopicPartition, Long> positions = new HashMap<>();
        for (TopicPartition partition : consumer.assignment()) {
            positions.put(partition, consumer.position(partition));
        }
        begun = Map.copyOf(positions);
        known.keySet().retainAll(positions.keySet());
        if (known.isEmpty()) {
            return;
        }
        Map<TopicPartition, Long> skips = skips();
        for (UnreadableRecord unreadable : known()) {
            TopicPartition partition = unreadable.partition();
            long position = positions.getOrDefault(partition, 0L);
            if (position > unreadable.offset()) {
                known.remove(partition);
            } else if (position < unreadable.offset()) {
                known.put(partition, unreadable.keptTo(position));
            } else if (isToSkip(unreadable, skips)) {
                consumer.commitSync(
                        Map.of(partition, new OffsetAndMetadata(unreadable.until(), metadata)));
                consumer.seek(partition, unreadable.until());
                known.remove(partition);
                logger.warn(
                        "skipped {} from offset {} to before {}, as requested by dlt skip",
                        partition,
                        position,
                        unreadable.until());
            } else {
                known.put(partition, unreadable.keptTo(position));
                consumer.pause(List.of(partition));
            }
        }
        if (known().stream().allMatch(UnreadableRecord::isReached)) {
            careful = false;
        }
    }

    private static boolean isToSkip(UnreadableRecord unreadable, Map<TopicPartition, Long> skips) {
        return skips.getOrDefault(unreadable.partition(), -1L) == unreadable.offset() + 1;
    }

    /**
     * Whether the keeper must begin again, as one of them is to be skipped by now, or can be read.
     * Asks Kafka once a second, and tries to read once a minute. The supervisor's.
     */
    boolean haveChanged() {
        if (known.isEmpty() || System.nanoTime() - askedAt < ASK.toNanos()) {
            return false;
        }
        Map<TopicPartition, Long> skips = skips();
        askedAt = System.nanoTime();
        return known().stream()
                        .anyMatch(
                                unreadable -> unreadable.isReached() && isToSkip(unreadable, skips))
                || isAnyReadable();
    }

    private boolean isAnyReadable() {
        if (System.nanoTime() - triedAt < TRY_AGAIN.toNanos()) {
            return false;
        }
        boolean any = false;
        for (UnreadableRecord unreadable : known()) {
            if (unreadable.isReached()) {
                search(unreadable.partition(), unreadable.offset());
                any |= !known.containsKey(unreadable.partition());
            }
        }
        triedAt = System.nanoTime();
        return any;
    }

    private Map<TopicPartition, Long> skips() {
        Map<TopicPartition, Long> skips = new HashMap<>();
        try {
            committed(KeeperGroups.skips(topics))
                    .forEach((partition, at) -> skips.put(partition, at.offset()));
        } catch (ExecutionException | KafkaException e) {
            logger.warn("cannot read the requests to skip records: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return skips;
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(String group)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed =
                new HashMap<>(
                        admin.ask(client ->
                                client.listConsumerGroupOffsets(group)
                                        .partitionsToOffsetAndMetadata()
                                        .get()));
        committed.values().removeIf(Objects::isNull);
        return committed;
    }
}
