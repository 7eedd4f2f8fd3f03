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
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** How far the keepers are in a partition of contract.updates, and what they skip. One thread. */
final class KeeperPosition implements AutoCloseable {

    private final KafkaAccess kafka;
    private final TopicPartition partition;
    private final Admin admin;

    KeeperPosition(KafkaAccess kafka, int partition) {
        this.kafka = kafka;
        this.partition = new TopicPartition(kafka.topics().updates().name(), partition);
        this.admin = kafka.admin();
    }

    /**
     * The offset of the first record that is not kept.
     *
     * @throws KafkaTrouble when there is no such partition
     */
    long next() throws KafkaTrouble {
        try (Consumer<byte[], byte[]> consumer = kafka.consumer()) {
            if (consumer.partitionsFor(partition.topic()).stream()
                    .noneMatch(found -> found.partition() == partition.partition())) {
                throw new KafkaTrouble(
                        "Kafka at %s has no partition %d of %s: is it the right one (--kafka), and"
                                        .formatted(
                                                kafka.servers(),
                                                partition.partition(),
                                                partition.topic())
                                + " --topic-prefix?");
            }
            var kept =
                    admin.listConsumerGroupOffsets(KeeperGroups.keepers(kafka.topics()))
                            .partitionsToOffsetAndMetadata();
            OffsetAndMetadata committed = answer(kept).get(partition);
            return committed != null
                    ? committed.offset()
                    : consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
        }
    }

    /** Has the keepers skip the record there, if one of them has found that it can't read it. */
    void skip(long offset) {
        var behind = Map.of(partition, new OffsetAndMetadata(offset + 1));
        answer(admin.alterConsumerGroupOffsets(KeeperGroups.skips(kafka.topics()), behind).all());
    }

    /** Has them skip nothing. */
    void withdraw() {
        String skips = KeeperGroups.skips(kafka.topics());
        answer(admin.deleteConsumerGroupOffsets(skips, Set.of(partition)).all());
    }

    /** Writes the dead letter of a record that was skipped. */
    void writeDeadLetter(long offset) {
        var origin = new MessageId(MessageId.CONTRACTS, partition.partition(), offset);
        try (Producer<byte[], byte[]> producer = kafka.producer()) {
            answer(producer.send(DeadLetter.ofSkipped(origin, kafka.topics())));
        }
    }

    private static <T> T answer(Future<T> future) {
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
