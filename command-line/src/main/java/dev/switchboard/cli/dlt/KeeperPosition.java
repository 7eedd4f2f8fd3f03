package dev.switchboard.cli.dlt;

import dev.switchboard.cli.kafka.KafkaAccess;
import dev.switchboard.cli.kafka.KafkaTrouble;
import dev.switchboard.model.feed.DeadLetter;
import dev.switchboard.model.feed.KeeperGroups;
import dev.switchboard.model.feed.MessageId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** How far the keepers have come in contract.updates, and what they are to skip. One thread. */
final class KeeperPosition implements AutoCloseable {

    private static final Duration POLL = Duration.ofSeconds(5);

    /** Larger than any record that is taken. */
    private static final int LARGEST = 64 * 1024 * 1024;

    private final KafkaAccess kafka;
    private final String updates;
    private final Admin admin;

    KeeperPosition(KafkaAccess kafka) {
        this.kafka = kafka;
        this.updates = kafka.topics().updates().name();
        this.admin = kafka.admin();
    }

    /**
     * The offset of the first record that is not kept.
     *
     * @throws KafkaTrouble when there is no such partition
     */
    long next(int partition) throws KafkaTrouble {
        TopicPartition wanted = new TopicPartition(updates, partition);
        try (Consumer<byte[], byte[]> consumer = kafka.consumer()) {
            if (consumer.partitionsFor(updates).stream()
                    .noneMatch(found -> found.partition() == partition)) {
                throw new KafkaTrouble(
                        "Kafka at %s has no partition %d of %s: is it the right one (--kafka), and"
                                        .formatted(kafka.servers(), partition, updates)
                                + " --topic-prefix?");
            }
            OffsetAndMetadata kept =
                    answer(
                                    admin.listConsumerGroupOffsets(
                                                    KeeperGroups.keepers(kafka.topics()))
                                            .partitionsToOffsetAndMetadata())
                            .get(wanted);
            return kept != null
                    ? kept.offset()
                    : consumer.beginningOffsets(List.of(wanted)).getOrDefault(wanted, 0L);
        }
    }

    /** Whether this process can read the record; false also when there is none. */
    boolean isReadable(Position position) {
        TopicPartition partition = new TopicPartition(updates, position.partition());
        try (Consumer<byte[], byte[]> consumer = kafka.consumer()) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, position.offset());
            return consumer.poll(POLL).records(partition).stream()
                    .anyMatch(rec ->
                            rec.offset() == position.offset()
                                    && rec.serializedValueSize() <= LARGEST);
        } catch (OutOfMemoryError e) {
            return false;
        }
    }

    /** Files a dead letter, and then has the keepers skip the record. */
    void skip(Position position) {
        var origin = new MessageId(MessageId.CONTRACTS, position.partition(), position.offset());
        try (Producer<byte[], byte[]> producer = kafka.producer()) {
            answer(producer.send(DeadLetter.ofSkipped(origin, kafka.topics())));
        }
        answer(
                admin.alterConsumerGroupOffsets(
                                KeeperGroups.skips(kafka.topics()),
                                Map.of(
                                        new TopicPartition(updates, position.partition()),
                                        new OffsetAndMetadata(position.offset() + 1)))
                        .all());
    }

    private static <T> T answer(KafkaFuture<T> future) {
        return answer(
                (java.util.concurrent.Future<T>) future.toCompletionStage().toCompletableFuture());
    }

    private static <T> T answer(java.util.concurrent.Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
