package dev.switchboard.checker.truth;

import dev.switchboard.checker.verdict.Faults;
import dev.switchboard.model.contract.ContractUpdate;
import dev.switchboard.model.contract.ParsedUpdate;
import dev.switchboard.model.contract.UpdateReader;
import dev.switchboard.model.feed.Cursor;
import dev.switchboard.model.feed.MessageId;
import dev.switchboard.model.feed.RecordHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads contract.history from its beginning into a {@link Truth}, on a thread of its own. */
public final class TruthReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final String WHO = "contract.history";

    private final String bootstrapServers;
    private final String topic;
    private final Faults faults;
    private final Truth truth;
    private volatile boolean closing;

    /**
     * Begins to read. Blocks while Kafka describes the topic.
     *
     * @throws ExecutionException when Kafka does not know the topic or does not answer
     */
    public TruthReader(String bootstrapServers, String topic, Faults faults)
            throws ExecutionException, InterruptedException {
        this.bootstrapServers = bootstrapServers;
        this.topic = topic;
        this.faults = faults;
        this.truth = new Truth(beginning());
        Thread.ofPlatform().name("truth").daemon().start(this::read);
    }

    public Truth truth() {
        return truth;
    }

    private Cursor beginning() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            var found = admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic);
            var description = Objects.requireNonNull(found, topic);
            return Cursor.start(description.topicId(), description.partitions().size());
        }
    }

    private void read() {
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(found -> new TopicPartition(topic, found.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!closing) {
                for (ConsumerRecord<byte[], byte[]> rec : consumer.poll(POLL)) {
                    take(rec);
                }
                partitions.forEach(tp -> truth.readTo(tp.partition(), consumer.position(tp)));
            }
        } catch (RuntimeException e) {
            faults.add(WHO, "could not be read: " + e);
            throw e;
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> rec) {
        String place = rec.partition() + "-" + rec.offset();
        String key = new String(rec.key(), StandardCharsets.UTF_8);
        String id =
                RecordHeaders.text(rec.headers(), RecordHeaders.FROM)
                        .flatMap(from -> MessageId.ofPosition(MessageId.CONTRACTS, from))
                        .map(MessageId::toString)
                        .orElse("");
        if (id.isEmpty()) {
            faults.add(WHO, "the record at " + place + " does not say where it is from");
        }
        ContractUpdate update = rec.value() == null ? null : parse(rec.value(), key, place);
        Entry entry = truth.add(rec.partition(), rec.offset(), rec.timestamp(), key, update, id);
        checkWas(rec, entry);
    }

    private @Nullable ContractUpdate parse(byte[] value, String key, String place) {
        if (UpdateReader.STRICT.read(value) instanceof ParsedUpdate.Valid(ContractUpdate update)
                && update.contractId().value().equals(key)) {
            return update;
        }
        faults.add(WHO, "the record at " + place + " is no update of its key");
        return null;
    }

    private void checkWas(ConsumerRecord<?, ?> rec, Entry entry) {
        boolean moved = entry.was() != null && entry.was() != entry.location();
        String expected = moved ? Objects.requireNonNull(entry.was()).label() : "";
        String found = RecordHeaders.text(rec.headers(), RecordHeaders.WAS).orElse("");
        if (!found.equals(expected)) {
            faults.add(WHO, "%s says was '%s', not '%s'".formatted(entry, found, expected));
        }
    }

    private Consumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "isolation.level", "read_committed",
                        "auto.offset.reset", "earliest",
                        "enable.auto.commit", "false"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /**
     * Waits until the topic is read to its end as it stands now, open transactions included.
     *
     * @return the cursor there
     * @throws ExecutionException when Kafka does not answer
     */
    public Cursor readToEnd(Duration patience) throws ExecutionException, InterruptedException {
        Cursor end = truth.beginning();
        for (Map.Entry<TopicPartition, Long> at : ends().entrySet()) {
            if (at.getValue() > 0) {
                end = end.covering(at.getKey().partition(), at.getValue() - 1);
            }
        }
        if (!truth.await(end, patience)) {
            faults.add(WHO, "could not be read to its end " + end + " within " + patience);
        }
        return end;
    }

    private Map<TopicPartition, Long> ends() throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        for (int p = 0; p < truth.beginning().partitions(); p++) {
            latest.put(new TopicPartition(topic, p), OffsetSpec.latest());
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Map<TopicPartition, Long> ends = new HashMap<>();
            admin.listOffsets(latest).all().get().forEach((tp, at) -> ends.put(tp, at.offset()));
            return ends;
        }
    }

    /** Stops reading; the thread ends with its next poll. */
    @Override
    public void close() {
        closing = true;
    }
}
