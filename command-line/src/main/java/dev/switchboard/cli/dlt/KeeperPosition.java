package dev.switchboard.cli.dlt;

import dev.switchboard.cli.kafka.KafkaAccess;
import dev.switchboard.cli.kafka.KafkaTrouble;
import dev.switchboard.model.feed.DeadLetter;
import dev.switchboard.model.feed.KeeperGroups;
import dev.switchboard.model.feed.MessageId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /** Has the keepers skip the record, if one of them has found that it can't read it. */
    void skip(DeadLetterPosition position) {
        answer(
                admin.alterConsumerGroupOffsets(
                                KeeperGroups.skips(kafka.topics()),
                                Map.of(
                                        partition(position),
                                        new OffsetAndMetadata(position.offset() + 1)))
                        .all());
    }

    /** Has them skip nothing in its partition. */
    void withdraw(DeadLetterPosition position) {
        answer(
                admin.deleteConsumerGroupOffsets(
                                KeeperGroups.skips(kafka.topics()), Set.of(partition(position)))
                        .all());
    }

    /** Files the dead letter of a record that was skipped. */
    void file(DeadLetterPosition position) {
        var origin = new MessageId(MessageId.CONTRACTS, position.partition(), position.offset());
        try (Producer<byte[], byte[]> producer = kafka.producer()) {
            answer(producer.send(DeadLetter.ofSkipped(origin, kafka.topics())));
        }
    }

    private TopicPartition partition(DeadLetterPosition position) {
        return new TopicPartition(updates, position.partition());
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
