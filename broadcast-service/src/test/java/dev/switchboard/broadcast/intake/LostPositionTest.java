package dev.switchboard.broadcast.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.NoOffsetForPartitionException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.listener.MessageListenerContainer;

class LostPositionTest {

    private final LostPosition lostPosition = new LostPosition();
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
    private final MessageListenerContainer container =
            new KafkaMessageListenerContainer<>(
                    new DefaultKafkaConsumerFactory<>(Map.of()),
                    new ContainerProperties("contract.history"));

    @AfterEach
    void close() {
        consumer.close();
    }

    @Test
    void a_kafka_that_does_not_answer_is_no_lost_position() {
        lostPosition.handleOtherException(new TimeoutException("no"), consumer, container, true);

        assertThat(lostPosition.isLost()).isFalse();
    }

    @Test
    void an_offset_that_is_not_there_is_a_lost_position() {
        var missing =
                new NoOffsetForPartitionException(
                        Set.of(new TopicPartition("contract.history", 0)));

        lostPosition.handleOtherException(missing, consumer, container, true);

        assertThat(lostPosition.isLost()).isTrue();
    }

    @Test
    void a_poll_that_was_not_folded_whole_is_a_lost_position() {
        lostPosition.handleBatch(
                new IllegalStateException("no"),
                ConsumerRecords.empty(),
                consumer,
                container,
                () -> {});

        assertThat(lostPosition.isLost()).isTrue();
    }
}
