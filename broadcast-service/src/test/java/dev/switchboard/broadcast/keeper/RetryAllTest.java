package dev.switchboard.broadcast.keeper;

import static dev.switchboard.model.contract.Location.CHENNAI;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.history.HistoryView;
import dev.switchboard.broadcast.history.IdempotencyKeys;
import dev.switchboard.broadcast.history.Progress;
import dev.switchboard.model.feed.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.EOSMode;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.listener.MessageListenerContainer;

class RetryAllTest {

    private static final TopicPartition PARTITION = new TopicPartition("contract.updates", 0);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
    private final RetryAll retry = new RetryAll(keeping());
    private final MessageListenerContainer stopped =
            new KafkaMessageListenerContainer<>(
                    new DefaultKafkaConsumerFactory<>(Map.of()),
                    new ContainerProperties(PARTITION.topic()));

    @BeforeEach
    void readOn() {
        consumer.assign(List.of(PARTITION));
        consumer.seek(PARTITION, 20);
    }

    @AfterEach
    void close() {
        consumer.close();
    }

    @Test
    void the_records_of_a_failed_transaction_come_again() {
        consumer.commitSync(Map.of(PARTITION, new OffsetAndMetadata(10)));

        failTransactionFrom(10);

        assertThat(consumer.position(PARTITION)).isEqualTo(10);
    }

    @Test
    void they_come_again_where_nothing_was_ever_committed() {
        failTransactionFrom(10);

        assertThat(consumer.position(PARTITION)).isEqualTo(10);
    }

    @Test
    void what_was_committed_although_nobody_said_so_does_not_come_again() {
        consumer.commitSync(Map.of(PARTITION, new OffsetAndMetadata(20)));

        failTransactionFrom(10);

        assertThat(consumer.position(PARTITION)).isEqualTo(20);
    }

    private void failTransactionFrom(long offset) {
        retry.process(
                recordsFrom(offset), consumer, stopped, new Exception("no"), false, EOSMode.V2);
    }

    private static List<ConsumerRecord<byte[], byte[]>> recordsFrom(long offset) {
        byte[] key = {'c'};
        byte[] value = Said.update("c", CHENNAI).toJson();
        return List.of(
                new ConsumerRecord<>(PARTITION.topic(), 0, offset, key, value),
                new ConsumerRecord<>(PARTITION.topic(), 0, offset + 1, key, value));
    }

    private static Keeping keeping() {
        ProducerFactory<byte[], byte[]> producers = () -> new MockProducer<>();
        return new Keeping(
                new Knowledge(new HistoryView(1), new IdempotencyKeys(Duration.ofHours(1))),
                new Scribe(new KafkaTemplate<>(producers), new Topics("")),
                new Progress(Topics.HISTORY_PARTITIONS),
                () -> new long[0],
                new KeeperCounts());
    }
}
