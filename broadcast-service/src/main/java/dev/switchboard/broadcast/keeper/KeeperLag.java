package dev.switchboard.broadcast.keeper;

import dev.switchboard.model.feed.KeeperGroups;
import dev.switchboard.model.feed.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/**
 * Computes how far the keepers of all nodes are behind in contract.updates. Blocks until Kafka
 * answers, and throws {@link KafkaException} when it does not. One thread.
 */
final class KeeperLag implements AutoCloseable {

    private static final Duration GLANCE = Duration.ofMillis(250);
    private static final int SMALL = 1024;
    private static final int ANSWER_TIMEOUT_MS = 5_000;

    private final Consumer<byte[], byte[]> consumer;
    private final String updates;

    /** Where the next record is too large for memory. */
    private final Map<TopicPartition, Long> heavy = new HashMap<>();

    private Map<TopicPartition, Long> next = Map.of();

    /**
     * @param kafka a consumer's settings
     */
    KeeperLag(Map<String, Object> kafka, Topics topics) {
        Map<String, Object> settings = new HashMap<>(KeeperSettings.consumer(kafka));
        // only reads what the group has committed: it assigns its partitions itself and never joins
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, KeeperGroups.keepers(topics));
        // an administrator may give Kafka longer
        settings.putIfAbsent(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_TIMEOUT_MS);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, SMALL);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        this.consumer = new KafkaConsumer<>(settings);
        this.updates = topics.updates().name();
    }

    /** The partitions of contract.updates. */
    List<TopicPartition> partitions() {
        return consumer.partitionsFor(updates).stream()
                .map(p -> new TopicPartition(updates, p.partition()))
                .toList();
    }

    /**
     * The last stable offset of each partition of contract.updates: that of the first record of an
     * open transaction, or the end.
     */
    Map<TopicPartition, Long> updateEnds() {
        return consumer.endOffsets(partitions());
    }

    /** Whether some of the committed offsets belong to another contract.history than this. */
    boolean areOfAnother(Uuid history) {
        return consumer.committed(updateEnds().keySet()).values().stream()
                .anyMatch(at -> at != null && CommitMetadata.isOfAnother(at.metadata(), history));
    }

    /**
     * Counts the offsets before these ends on which no keeper has decided.
     *
     * @param ends as {@link #updateEnds} returned them
     * @param history the id of contract.history; offsets committed for another one are ignored
     */
    long missing(Map<TopicPartition, Long> ends, Uuid history) {
        Map<TopicPartition, Long> undecided =
                new HashMap<>(consumer.beginningOffsets(ends.keySet()));
        for (var decided : consumer.committed(Set.copyOf(ends.keySet())).entrySet()) {
            OffsetAndMetadata next = decided.getValue();
            if (next != null && !CommitMetadata.isOfAnother(next.metadata(), history)) {
                undecided.merge(decided.getKey(), next.offset(), Math::max);
            }
        }
        undecided.entrySet().removeIf(next -> next.getValue() >= end(ends, next.getKey()));
        Map<TopicPartition, Long> readable = new HashMap<>(undecided);
        readable.entrySet().removeAll(heavy.entrySet());
        Set<TopicPartition> looked = Set.copyOf(readable.keySet());
        passMarkers(readable, ends);
        undecided.keySet().removeIf(tp -> looked.contains(tp) && !readable.containsKey(tp));
        next = Map.copyOf(undecided);
        return undecided.entrySet().stream()
                .mapToLong(next -> end(ends, next.getKey()) - next.getValue())
                .sum();
    }

    private static long end(Map<TopicPartition, Long> ends, TopicPartition partition) {
        return ends.getOrDefault(partition, 0L);
    }

    /**
     * Removes the partitions in which only transaction markers are left. The consumer never
     * delivers markers, so the keeper's committed offset can stay below the end of the log. If a
     * poll exhausts the memory, it polls each partition alone and does not poll the one that failed
     * again.
     */
    private void passMarkers(Map<TopicPartition, Long> undecided, Map<TopicPartition, Long> ends) {
        if (undecided.isEmpty()) {
            return;
        }
        try {
            glance(undecided, ends);
        } catch (OutOfMemoryError e) {
            for (var each : Map.copyOf(undecided).entrySet()) {
                passMarkers(each.getKey(), each.getValue(), undecided, ends);
            }
        }
    }

    private void passMarkers(
            TopicPartition partition,
            long next,
            Map<TopicPartition, Long> undecided,
            Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> alone = new HashMap<>(Map.of(partition, next));
        try {
            glance(alone, ends);
            if (alone.isEmpty()) {
                undecided.remove(partition);
            }
        } catch (OutOfMemoryError e) {
            // a record that is too large for memory still counts as a record
            heavy.put(partition, next);
        }
    }

    private void glance(Map<TopicPartition, Long> undecided, Map<TopicPartition, Long> ends) {
        // What was fetched before goes: in the middle of a record that memory did not hold, the
        // consumer would take that for corrupt.
        consumer.unsubscribe();
        consumer.assign(undecided.keySet());
        undecided.forEach(consumer::seek);
        boolean nothingYet = true;
        long end = System.nanoTime() + GLANCE.toNanos();
        while (nothingYet && !undecided.isEmpty() && System.nanoTime() < end) {
            nothingYet = consumer.poll(GLANCE).isEmpty();
            if (nothingYet) {
                undecided.keySet().removeIf(tp -> consumer.position(tp) >= end(ends, tp));
            }
        }
    }

    /** The first offset in each partition that is still to be decided on, as of the last count. */
    Map<TopicPartition, Long> next() {
        return next;
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
