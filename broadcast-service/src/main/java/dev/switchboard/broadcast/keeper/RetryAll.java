package dev.switchboard.broadcast.keeper;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.AfterRollbackProcessor;
import org.springframework.kafka.listener.ContainerProperties.EOSMode;
import org.springframework.kafka.listener.DefaultAfterRollbackProcessor;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.util.backoff.FixedBackOff;

/**
 * After a transaction that failed, has all its records come again, without end: what can't be taken
 * is a ruling, so a failure is always Kafka's.
 */
final class RetryAll implements AfterRollbackProcessor<byte[], byte[]> {

    private static final Logger logger = LoggerFactory.getLogger(RetryAll.class);

    private static final long PAUSE_MILLIS = 200;

    private final DefaultAfterRollbackProcessor<byte[], byte[]> seeker =
            new DefaultAfterRollbackProcessor<>(
                    new FixedBackOff(PAUSE_MILLIS, FixedBackOff.UNLIMITED_ATTEMPTS));
    private final Keeping keeping;

    RetryAll(Keeping keeping) {
        this.keeping = keeping;
    }

    @Override
    public void process(
            List<ConsumerRecord<byte[], byte[]>> records,
            Consumer<byte[], byte[]> consumer,
            @Nullable MessageListenerContainer container,
            Exception exception,
            boolean recoverable,
            EOSMode eosMode) {
        logger.warn("the keeper's transaction failed, trying again: {}", exception.toString());
        keeping.rolledBack();
        seeker.process(records, consumer, container, exception, recoverable, eosMode);
        try {
            skipCommitted(records, consumer);
        } catch (KafkaException e) {
            logger.warn("Kafka does not say what was committed: {}", e.toString());
        }
    }

    /**
     * A commit that was not answered may have come to pass all the same: then its records are
     * behind the group's offsets and must not come again. Waits for an open transaction to end.
     */
    private static void skipCommitted(
            List<ConsumerRecord<byte[], byte[]>> records, Consumer<byte[], byte[]> consumer) {
        Set<TopicPartition> partitions =
                records.stream()
                        .map(rec -> new TopicPartition(rec.topic(), rec.partition()))
                        .collect(Collectors.toSet());
        partitions.retainAll(consumer.assignment());
        consumer.committed(partitions)
                .forEach((partition, committed) -> {
                    if (committed != null && committed.offset() > consumer.position(partition)) {
                        consumer.seek(partition, committed.offset());
                    }
                });
    }
}
