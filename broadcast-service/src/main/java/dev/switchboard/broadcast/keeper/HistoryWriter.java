package dev.switchboard.broadcast.keeper;

import dev.switchboard.model.feed.DeadLetter;
import dev.switchboard.model.feed.RecordHeaders;
import dev.switchboard.model.feed.Topics;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.support.SendResult;

/** Writes decisions to Kafka, in the current transaction. The keeper's thread only. */
final class HistoryWriter {

    private final KafkaOperations<byte[], byte[]> kafka;
    private final OriginalPosition originalPosition;
    private final Topics topics;

    HistoryWriter(
            KafkaOperations<byte[], byte[]> kafka,
            OriginalPosition originalPosition,
            Topics topics) {
        this.kafka = kafka;
        this.originalPosition = originalPosition;
        this.topics = topics;
    }

    /** The number of partitions with which contract.updates is created. */
    int firstUpdatePartitions() {
        return topics.updates().partitions();
    }

    /**
     * Computes the record's partition from the intended number of partitions, even if somebody
     * added some to the topic.
     */
    Future<RecordMetadata> keep(Decision.Keep keep) {
        byte[] key = keep.contractId().value().getBytes(StandardCharsets.UTF_8);
        byte[] value = keep.update() == null ? null : keep.update().toJson();
        ProducerRecord<byte[], byte[]> kept =
                new ProducerRecord<>(
                        topics.history().name(),
                        KeyPartitioner.partitionFor(key, Topics.HISTORY_PARTITIONS),
                        key,
                        value);
        Headers headers = kept.headers();
        RecordHeaders.put(headers, RecordHeaders.FROM, keep.from().position());
        if (keep.was() != null) {
            RecordHeaders.put(headers, RecordHeaders.WAS, keep.was().label());
        }
        if (keep.late()) {
            RecordHeaders.put(headers, RecordHeaders.LATE, "true");
        }
        if (keep.keyHash() != null) {
            RecordHeaders.put(headers, RecordHeaders.KEY_HASH, keep.keyHash().toString());
        }
        return kafka.send(kept).thenApply(SendResult::getRecordMetadata);
    }

    /** Returns when Kafka has acknowledged or refused everything. */
    void flush() {
        kafka.flush();
    }

    void refuse(ConsumerRecord<byte[], byte[]> rec, Decision.Refuse refuse) {
        var _ =
                kafka.send(
                        DeadLetter.of(
                                rec,
                                originalPosition.of(rec),
                                refuse.reason(),
                                refuse.detail(),
                                topics));
    }

    void move(ConsumerRecord<byte[], byte[]> rec, Decision.Move move) {
        ProducerRecord<byte[], byte[]> moved =
                new ProducerRecord<>(
                        topics.updates().name(),
                        move.partition(),
                        rec.timestamp() < 0 ? null : rec.timestamp(),
                        rec.key(),
                        rec.value(),
                        rec.headers());
        originalPosition.write(moved.headers(), rec, move.from());
        var _ = kafka.send(moved);
    }
}
