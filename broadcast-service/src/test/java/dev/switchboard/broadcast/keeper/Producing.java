package dev.switchboard.broadcast.keeper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.switchboard.broadcast.feed.KafkaTopic;
import dev.switchboard.model.contract.ContractUpdate;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.feed.RecordHeaders;
import dev.switchboard.model.feed.Topic;
import dev.switchboard.model.feed.TopicSetup;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.testkit.RawLog;
import dev.switchboard.testkit.TestKafka;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** A producer of updates that also looks at what became of them. */
public final class Producing implements AutoCloseable {

    private final Topics topics;
    private final Producer<byte[], byte[]> producer = TestKafka.producer();

    public Producing(Topics topics) {
        this.topics = topics;
    }

    /** Says an update; answers with its position, {@code partition-offset}. */
    public String say(ContractUpdate update) throws Exception {
        return say(record(update));
    }

    /** Says an update under an idempotency key. */
    String say(ContractUpdate update, String idempotencyKey) throws Exception {
        return say(null, update, idempotencyKey);
    }

    /** The same in a partition of the caller's choice. */
    String say(@Nullable Integer partition, ContractUpdate update, String idempotencyKey)
            throws Exception {
        ProducerRecord<byte[], byte[]> made =
                made(partition, update.contractId().value().getBytes(UTF_8), update.toJson());
        RecordHeaders.put(made.headers(), RecordHeaders.IDEMPOTENCY_KEY, idempotencyKey);
        return say(made);
    }

    String say(@Nullable Integer partition, byte @Nullable [] key, byte @Nullable [] value)
            throws Exception {
        return say(made(partition, key, value));
    }

    /** Says an update and does not wait. */
    void sayLater(ContractUpdate update) {
        var _ = producer.send(record(update));
    }

    void flush() {
        producer.flush();
    }

    private String say(ProducerRecord<byte[], byte[]> made) throws Exception {
        RecordMetadata at = producer.send(made).get();
        return at.partition() + "-" + at.offset();
    }

    private ProducerRecord<byte[], byte[]> record(ContractUpdate update) {
        return made(null, update.contractId().value().getBytes(UTF_8), update.toJson());
    }

    // producers may leave out partition, key and value
    private ProducerRecord<byte[], byte[]> made(
            @Nullable Integer partition, byte @Nullable [] key, byte @Nullable [] value) {
        return new ProducerRecord<>(topics.updates().name(), partition, key, value);
    }

    /** Says updates until both nodes have kept some: each has a share of the partitions. */
    void awaitBothKeep(KeeperNode one, KeeperNode other) {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> {
                    for (int i = 0; i < 20; i++) {
                        say(Said.update("warm-up-" + i, Location.CHENNAI));
                    }
                    return one.counts().kept() > 0 && other.counts().kept() > 0;
                });
    }

    /** The whole history. */
    List<ConsumerRecord<byte[], byte[]>> history() {
        return read(topics.history());
    }

    /** What the history holds of a contract, in order. */
    public List<ConsumerRecord<byte[], byte[]>> history(String contract) {
        return history().stream()
                .filter(rec -> Arrays.equals(rec.key(), contract.getBytes(UTF_8)))
                .toList();
    }

    /** The dead letter of the record at a position; none or several are told by the size. */
    List<ConsumerRecord<byte[], byte[]>> deadLetters(String position) {
        String origin = topics.updates().name() + "-" + position;
        return read(topics.deadLetters()).stream()
                .filter(letter -> origin.equals(header(letter, RecordHeaders.ORIGIN)))
                .toList();
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(Topic topic) {
        return RawLog.read(topic.name(), IsolationLevel.READ_COMMITTED);
    }

    static @Nullable String header(ConsumerRecord<?, ?> rec, String name) {
        return RecordHeaders.text(rec.headers(), name).orElse(null);
    }

    /**
     * Deletes the history and returns when it is there again, empty. A node that runs makes it anew
     * too: it is never sure to be seen absent, so its id tells.
     */
    public void makeHistoryAnew() throws Exception {
        String history = topics.history().name();
        try (Admin admin = TestKafka.admin()) {
            Uuid before = new KafkaTopic(admin, history).id();
            admin.deleteTopics(List.of(history)).all().get();
            await().until(() -> {
                List<String> faults = new TopicSetup(admin).ensure(List.of(topics.history()));
                Uuid now = currentId(admin, history);
                return faults.isEmpty() && !now.equals(Uuid.ZERO_UUID) && !now.equals(before);
            });
        }
    }

    /** Zero for a topic that Kafka does not name at this moment. */
    private static Uuid currentId(Admin admin, String topic) throws Exception {
        try {
            return new KafkaTopic(admin, topic).id();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Uuid.ZERO_UUID;
            }
            throw e;
        }
    }

    /** How many messages of each id the history holds. */
    static Map<String, Long> timesKept(List<ConsumerRecord<byte[], byte[]>> history) {
        return history.stream()
                .collect(
                        Collectors.groupingBy(
                                rec -> String.valueOf(header(rec, RecordHeaders.FROM)),
                                Collectors.counting()));
    }

    @Override
    public void close() {
        producer.close();
    }
}
