package dev.switchboard.cli.dlt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.switchboard.model.feed.DeadLetter;
import dev.switchboard.model.feed.RecordHeaders;
import dev.switchboard.model.feed.RecordValidation;
import dev.switchboard.model.feed.Topic;
import dev.switchboard.model.feed.TopicSetup;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.testkit.RawLog;
import dev.switchboard.testkit.TestKafka;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * Topics of their own with dead letters in them, written by the keeper's rules, in its form and,
 * like its, each in a transaction.
 */
public final class DeadLetterTopic implements AutoCloseable {

    /** When the record was said that became a letter. */
    public static final Instant SAID = Instant.parse("2024-01-01T12:00:00.123Z");

    private final Topics topics = TestKafka.freshTopics();
    private final Admin admin = TestKafka.admin();
    private final Producer<byte[], byte[]> producer =
            TestKafka.producer(Map.of("transactional.id", topics.prefix() + "dead-letters"));
    private final Headers headers = new org.apache.kafka.common.header.internals.RecordHeaders();
    private @Nullable Instant now;
    private @Nullable Integer partition;

    public DeadLetterTopic() throws Exception {
        this(Map.of(), 1);
    }

    /**
     * @param settings of contract.updates, in place of the product's
     * @param partitions of the topic of dead letters
     */
    public DeadLetterTopic(Map<String, String> settings, int partitions) throws Exception {
        Topic updates = topics.updates();
        Topic letters = topics.deadLetters();
        Map<String, String> anyTime = new HashMap<>(letters.settings());
        anyTime.put("message.timestamp.type", "CreateTime"); // see at()
        new TopicSetup(admin)
                .ensure(
                        List.of(
                                new Topic(updates.name(), 8, false, settings),
                                new Topic(letters.name(), partitions, false, anyTime)));
        producer.initTransactions();
    }

    public Topics topics() {
        return topics;
    }

    /** The next record has this header, too. */
    public DeadLetterTopic with(String name, String value) {
        RecordHeaders.put(headers, name, value);
        return this;
    }

    /** The letters from here on are written at that time. */
    public DeadLetterTopic at(Instant time) {
        now = time;
        return this;
    }

    /** The letters from here on are written into that partition. */
    public DeadLetterTopic into(int number) {
        partition = number;
        return this;
    }

    /** Has a record refused that the rules refuse; its letter's position. */
    public String refuse(@Nullable String key, @Nullable String value) throws Exception {
        return refuse(bytes(key), bytes(value));
    }

    /** Has a record refused that the rules refuse; its letter's position. */
    public String refuse(byte @Nullable [] key, byte @Nullable [] value) throws Exception {
        if (RecordValidation.of(key, value, headers)
                instanceof RecordValidation.Invalid(String reason, String detail)) {
            return refuse(key, value, reason, detail);
        }
        throw new AssertionError("the keeper takes this");
    }

    /** Has a record refused for a reason that does not lie in itself; its letter's position. */
    public String refuse(String key, @Nullable String value, String reason) throws Exception {
        return refuse(bytes(key), bytes(value), reason, "for the test");
    }

    private String refuse(
            byte @Nullable [] key, byte @Nullable [] value, String reason, String detail)
            throws Exception {
        var letter = DeadLetter.of(said(key, value), reason, detail, topics);
        for (Header header : headers.toArray()) {
            headers.remove(header.key());
        }
        return write(letter, true);
    }

    /** A letter in a transaction that is taken back. */
    public void refuseInVain(String key, String value) throws Exception {
        write(DeadLetter.of(said(bytes(key), bytes(value)), "code", "why", topics), false);
    }

    /** A record that no keeper wrote. */
    public String put(String key, String value) throws Exception {
        return write(
                new ProducerRecord<>(topics.deadLetters().name(), bytes(key), bytes(value)), true);
    }

    // producers may leave out time, partition, key and value
    private String write(ProducerRecord<byte[], byte[]> letter, boolean committed)
            throws Exception {
        producer.beginTransaction();
        RecordMetadata at =
                producer.send(
                                new ProducerRecord<>(
                                        letter.topic(),
                                        partition,
                                        now == null ? null : Long.valueOf(now.toEpochMilli()),
                                        letter.key(),
                                        letter.value(),
                                        letter.headers()))
                        .get();
        if (committed) {
            producer.commitTransaction();
        } else {
            producer.abortTransaction();
        }
        await().until(() -> isDecided(at));
        return at.partition() + "-" + at.offset();
    }

    /** Kafka says that a transaction has ended before those who read can see it. */
    private boolean isDecided(RecordMetadata at) throws Exception {
        var partition = new TopicPartition(at.topic(), at.partition());
        return admin.listOffsets(
                                Map.of(partition, OffsetSpec.latest()),
                                new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                        .partitionResult(partition)
                        .get()
                        .offset()
                > at.offset();
    }

    // producers may leave out key and value
    private ConsumerRecord<byte[], byte[]> said(byte @Nullable [] key, byte @Nullable [] value) {
        return new ConsumerRecord<>(
                topics.updates().name(),
                3,
                1532,
                SAID.toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                key,
                value,
                headers,
                Optional.empty());
    }

    /** What stands in contract.updates, by partition and offset. */
    public List<ConsumerRecord<byte[], byte[]>> updates() {
        return RawLog.read(topics.updates().name(), IsolationLevel.READ_COMMITTED);
    }

    private static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(UTF_8);
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
