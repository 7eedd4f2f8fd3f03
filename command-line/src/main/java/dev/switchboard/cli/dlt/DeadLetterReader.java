package dev.switchboard.cli.dlt;

import dev.switchboard.cli.kafka.KafkaAccess;
import dev.switchboard.cli.kafka.KafkaTrouble;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The topic of dead letters, read. Blocks while Kafka answers, and throws {@link
 * org.apache.kafka.common.KafkaException} when it does not. One thread.
 */
final class DeadLetterReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;
    private final List<TopicPartition> partitions;

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
     * Checks that there is the topic that letters are sent to: asking as a producer might make it.
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

    /** A part of the topic: for each partition a first offset and the one after the last. */
    record Extent(Map<TopicPartition, Long> starts, Map<TopicPartition, Long> ends) {
        Extent {
            starts = Map.copyOf(starts);
            ends = Map.copyOf(ends);
        }
    }

    /**
     * What is there now; what comes later is no part of it.
     *
     * @param since leaves out what was written before; null for all
     */
    Extent extent(@Nullable Instant since) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> starts;
        if (since == null) {
            starts = consumer.beginningOffsets(partitions);
        } else {
            starts = new HashMap<>(ends);
            Map<TopicPartition, Long> wanted = new HashMap<>();
            partitions.forEach(p -> wanted.put(p, Math.max(0, since.toEpochMilli())));
            consumer.offsetsForTimes(wanted)
                    .forEach((partition, first) -> {
                        // none where nothing is that new
                        if (first != null) {
                            starts.put(partition, first.offset());
                        }
                    });
        }
        return new Extent(starts, ends);
    }

    /** Hands out the letters of an extent: those of one partition in their order. */
    void read(Extent extent, java.util.function.Consumer<Letter> each) {
        Map<TopicPartition, Long> open = new HashMap<>(extent.ends());
        open.keySet().removeIf(p -> extent.starts().getOrDefault(p, 0L) >= end(extent, p));
        consumer.assign(open.keySet());
        open.keySet().forEach(p -> consumer.seek(p, extent.starts().getOrDefault(p, 0L)));
        long lastHeard = System.nanoTime();
        while (!open.isEmpty()) {
            var records = consumer.poll(POLL);
            for (var rec : records) {
                if (rec.offset() < end(extent, new TopicPartition(topic, rec.partition()))) {
                    each.accept(new Letter(rec));
                }
            }
            boolean closed = open.keySet().removeIf(p -> consumer.position(p) >= end(extent, p));
            if (closed || !records.isEmpty()) {
                lastHeard = System.nanoTime();
            } else if (System.nanoTime() - lastHeard > PATIENCE.toNanos()) {
                throw new TimeoutException("nothing came of " + open.keySet());
            }
        }
    }

    private static long end(Extent extent, TopicPartition partition) {
        return extent.ends().getOrDefault(partition, 0L);
    }

    /**
     * The letter at a position.
     *
     * @throws KafkaTrouble when there is none
     */
    Letter at(DeadLetterPosition position) throws KafkaTrouble {
        TopicPartition partition = new TopicPartition(topic, position.partition());
        AtomicReference<@Nullable Letter> found = new AtomicReference<>();
        if (partitions.contains(partition)) {
            Extent all = extent(null);
            if (position.offset() >= all.starts().getOrDefault(partition, 0L)
                    && position.offset() < end(all, partition)) {
                read(
                        new Extent(
                                Map.of(partition, position.offset()),
                                Map.of(partition, position.offset() + 1)),
                        found::set);
            }
        }
        return Optional.ofNullable(found.get())
                .orElseThrow(() ->
                        new KafkaTrouble(
                                "there is no dead letter at %s in %s; list shows those there are"
                                        .formatted(position, topic)));
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
