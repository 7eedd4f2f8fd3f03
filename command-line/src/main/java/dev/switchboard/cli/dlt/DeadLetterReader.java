package dev.switchboard.cli.dlt;

import dev.switchboard.cli.kafka.KafkaAccess;
import dev.switchboard.cli.kafka.KafkaTrouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Reads the topic of dead letters. Blocks while Kafka answers, and throws {@link
 * org.apache.kafka.common.KafkaException} when it does not. One thread.
 */
final class DeadLetterReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;
    private final List<TopicPartition> partitions;

    /** A part of a partition, up to the offset before its end. */
    private record Range(TopicPartition partition, long start, long end) {
        @Override
        public String toString() {
            return partition.toString();
        }
    }

    /** Dead letters that can be read more than once; each time the same. */
    @FunctionalInterface
    interface Selection {
        /** Passes on each, those of one partition in their order. */
        void forEach(java.util.function.Consumer<DeadLetterRecord> action);
    }

    /**
     * @throws KafkaTrouble when there is no such topic
     */
    DeadLetterReader(KafkaAccess kafka) throws KafkaTrouble {
        this.topic = kafka.topics().deadLetters().name();
        this.consumer = kafka.consumer();
        try {
            this.partitions = existing(kafka, topic);
        } catch (KafkaTrouble | RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Checks that there is the topic to send to: asking as a producer might create it.
     *
     * @throws KafkaTrouble when there is none
     */
    void requireUpdates(KafkaAccess kafka) throws KafkaTrouble {
        var _ = existing(kafka, kafka.topics().updates().name());
    }

    private List<TopicPartition> existing(KafkaAccess kafka, String name) throws KafkaTrouble {
        List<TopicPartition> found =
                consumer.partitionsFor(name).stream()
                        .map(partition -> new TopicPartition(name, partition.partition()))
                        .toList();
        if (found.isEmpty()) {
            throw new KafkaTrouble(
                    "Kafka at %s has no topic %s: is it the right one (--kafka; `run` prints its"
                                    .formatted(kafka.servers(), name)
                            + " own), and --topic-prefix?");
        }
        return found;
    }

    /** Those that match of what is there now. Read from Kafka each time, none is held. */
    Selection matching(DeadLetterFilter filter) {
        long since = filter.since() == null ? 0 : Math.max(0, filter.since().toEpochMilli());
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, since));
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        List<Range> ranges = new ArrayList<>();
        consumer.offsetsForTimes(times)
                .forEach((partition, first) -> {
                    // null where nothing is that new
                    if (first != null) {
                        long end = ends.getOrDefault(partition, 0L);
                        ranges.add(new Range(partition, first.offset(), end));
                    }
                });
        return action ->
                read(
                        ranges,
                        letter -> {
                            if (filter.matches(letter)) {
                                action.accept(letter);
                            }
                        });
    }

    /**
     * Those at these positions, each once.
     *
     * @throws KafkaTrouble when there is none at one of them
     */
    Selection at(List<DeadLetterPosition> positions) throws KafkaTrouble {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        List<DeadLetterRecord> found = new ArrayList<>();
        for (DeadLetterPosition position : new TreeSet<>(positions)) {
            TopicPartition partition = new TopicPartition(topic, position.partition());
            int before = found.size();
            // Behind the end there is nothing to wait for.
            if (position.offset() < ends.getOrDefault(partition, 0L)) {
                read(
                        List.of(new Range(partition, position.offset(), position.offset() + 1)),
                        found::add);
            }
            if (found.size() == before) {
                throw new KafkaTrouble(
                        "there is no dead letter at %s in %s; list shows those there are"
                                .formatted(position, topic));
            }
        }
        return found::forEach;
    }

    private void read(List<Range> ranges, java.util.function.Consumer<DeadLetterRecord> action) {
        List<Range> open = new ArrayList<>(ranges);
        open.removeIf(range -> range.start() >= range.end());
        consumer.assign(open.stream().map(Range::partition).toList());
        open.forEach(range -> consumer.seek(range.partition(), range.start()));
        long lastHeard = System.nanoTime();
        while (!open.isEmpty()) {
            var records = consumer.poll(POLL);
            for (Range range : open) {
                records.records(range.partition()).stream()
                        .filter(rec -> rec.offset() < range.end())
                        .map(DeadLetterRecord::new)
                        .forEach(action);
            }
            boolean closed =
                    open.removeIf(range -> consumer.position(range.partition()) >= range.end());
            if (closed || !records.isEmpty()) {
                lastHeard = System.nanoTime();
            } else if (System.nanoTime() - lastHeard > PATIENCE.toNanos()) {
                throw new TimeoutException("nothing came of " + open);
            }
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
