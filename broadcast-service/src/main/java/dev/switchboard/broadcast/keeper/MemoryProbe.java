package dev.switchboard.broadcast.keeper;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads a partition of contract.updates record by record, to find one that is too large for memory.
 * Blocks while Kafka answers. One thread.
 */
final class MemoryProbe implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<String, Object> settings;
    private final TopicPartition partition;
    private Consumer<byte[], byte[]> consumer;

    /**
     * @param kafka a consumer's settings
     * @throws KafkaException when the partition is unavailable
     */
    MemoryProbe(Map<String, Object> kafka, TopicPartition partition) {
        this.settings = KeeperSettings.consumer(kafka);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        this.partition = partition;
        this.consumer = connect();
    }

    private Consumer<byte[], byte[]> connect() {
        Consumer<byte[], byte[]> made = new KafkaConsumer<>(settings);
        made.assign(List.of(partition));
        return made;
    }

    /** The first record from there on that is too large for memory; empty when there is none. */
    Optional<UnreadableRecord> find(long from) {
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        long stopped = readTo(end, from);
        if (stopped >= end) {
            return Optional.empty();
        }
        long until = stopped + 1;
        while (until < end && !isReadable(until)) {
            until++;
        }
        return Optional.of(new UnreadableRecord(partition, stopped, until, from));
    }

    /** Where memory ran out; the end when it did not, or when time ran out before. */
    private long readTo(long end, long from) {
        consumer.seek(partition, from);
        long begun = System.nanoTime();
        while (consumer.position(partition) < end
                && System.nanoTime() - begun < PATIENCE.toNanos()) {
            if (!pollsWell()) {
                long stopped = consumer.position(partition);
                startAnew();
                return stopped;
            }
        }
        return end;
    }

    private boolean isReadable(long offset) {
        consumer.seek(partition, offset);
        boolean well = pollsWell();
        if (!well) {
            startAnew();
        }
        return well;
    }

    private boolean pollsWell() {
        try {
            var _ = consumer.poll(POLL);
            return true;
        } catch (OutOfMemoryError e) {
            return false;
        }
    }

    /** A consumer that ran out of memory in the middle of a record is not used again. */
    private void startAnew() {
        close();
        consumer = connect();
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
