package dev.switchboard.admission.log;

import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.feed.MessageId;
import dev.switchboard.model.feed.RecordHeaders;
import dev.switchboard.model.feed.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * The update log in Kafka, written by one idempotent producer with {@code acks=all}.
 *
 * <p>{@link #append} blocks for at most {@link ProducerSettings#MAX_BLOCK}: while the topic's
 * metadata is not known, or all of the buffer waits to be sent. What Kafka has not acknowledged
 * {@link ProducerSettings#DELIVERY_TIMEOUT} later fails as unavailable.
 */
public final class KafkaUpdateLog implements UpdateLog {

    private static final Duration CLOSING = Duration.ofSeconds(4);

    private final Topics topics;
    private final LazyProducer producer;

    /**
     * Connects to nothing yet: a Kafka that is away makes appending fail, until it is back.
     *
     * @param kafka properties of kafka-clients: bootstrap servers, security, and what is to differ
     *     from our settings; those that the product's promises rest on cannot
     */
    public KafkaUpdateLog(Map<String, Object> kafka, Topics topics) {
        this(kafka, topics, CLOSING);
    }

    /** The same with another time for what is on its way when it is closed. */
    KafkaUpdateLog(Map<String, Object> kafka, Topics topics, Duration closing) {
        this.topics = topics;
        this.producer = new LazyProducer(ProducerSettings.over(kafka), closing);
    }

    @Override
    public CompletableFuture<MessageId> append(
            UpdateTopic topic,
            ContractId key,
            byte @Nullable [] value,
            Map<String, String> headers) {
        CompletableFuture<MessageId> appended = new CompletableFuture<>();
        ProducerRecord<String, byte[]> entry = entry(topic, key, value, headers);
        try {
            send(producer.get(), topic, entry, appended);
        } catch (LogUnavailableException e) {
            appended.completeExceptionally(e);
        }
        return appended;
    }

    @Override
    public void close() {
        producer.close();
    }

    private ProducerRecord<String, byte[]> entry(
            UpdateTopic topic,
            ContractId key,
            byte @Nullable [] value,
            Map<String, String> headers) {
        var entry = new ProducerRecord<String, byte[]>(topic.in(topics).name(), key.value(), value);
        headers.forEach((name, text) -> RecordHeaders.put(entry.headers(), name, text));
        return entry;
    }

    private void send(
            Producer<String, byte[]> kafka,
            UpdateTopic topic,
            ProducerRecord<String, byte[]> entry,
            CompletableFuture<MessageId> appended) {
        try {
            var _ =
                    kafka.send(
                            entry, (written, failure) -> settle(appended, topic, written, failure));
        } catch (KafkaException | IllegalStateException e) {
            producer.discard(kafka, e);
            appended.completeExceptionally(failure(e));
        }
    }

    private static void settle(
            CompletableFuture<MessageId> appended,
            UpdateTopic topic,
            @Nullable RecordMetadata written,
            @Nullable Exception failure) {
        if (failure != null) {
            appended.completeExceptionally(failure(failure));
        } else if (written == null || !written.hasOffset()) {
            // Kafka knew a retried batch as a repeat, but no longer where it lies
            appended.completeExceptionally(
                    new LogUnavailableException("Kafka did not say where the update lies", null));
        } else {
            appended.complete(new MessageId(topic.label(), written.partition(), written.offset()));
        }
    }

    private static Exception failure(Exception e) {
        return e instanceof RecordTooLargeException
                ? new EntryTooLargeException(e)
                : new LogUnavailableException(KafkaReasons.of(e), e);
    }
}
