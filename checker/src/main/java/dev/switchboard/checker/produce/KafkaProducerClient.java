package dev.switchboard.checker.produce;

import dev.switchboard.model.contract.ContractUpdate;
import dev.switchboard.model.feed.MessageId;
import dev.switchboard.model.feed.RecordHeaders;
import dev.switchboard.model.feed.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** In straight to Kafka, as any producer of any language may come. */
final class KafkaProducerClient implements ProducerClient {

    private static final byte[] NOT_UTF_8 = {'{', (byte) 0xff, (byte) 0xfe, '}'};

    private final Topics topics;
    private final Random random;
    private final Producer<byte[], byte[]> producer;

    KafkaProducerClient(String bootstrapServers, Topics topics, long seed) {
        this.topics = topics;
        this.random = new Random(seed);
        this.producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers", bootstrapServers,
                                "acks", "all",
                                "linger.ms", "0"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public OperationOutcome send(Operation operation) throws InterruptedException {
        return switch (operation) {
            case Operation.Update(var update, var key) when key == null -> anyhow(update);
            case Operation.Update(var update, var key) -> send(update, key);
            case Operation.Repeat(var update, var key) -> send(update, key);
            case Operation.Reuse(var update, var key) -> send(update, key);
            case Operation.Remove(String id) ->
                    updates(new ProducerRecord<>(updates(), utf8(id), null));
            case Operation.Test(var update) ->
                    send(
                            new ProducerRecord<>(
                                    topics.testUpdates().name(), key(update), update.toJson()),
                            MessageId.TESTS);
            case Operation.Bad(int kind, String id) -> updates(bad(kind, id));
        };
    }

    private OperationOutcome send(ContractUpdate update, @Nullable String key)
            throws InterruptedException {
        ProducerRecord<byte[], byte[]> entry =
                new ProducerRecord<>(updates(), key(update), update.toJson());
        if (key != null) {
            RecordHeaders.put(entry.headers(), RecordHeaders.IDEMPOTENCY_KEY, key);
        }
        return updates(entry);
    }

    /** Sometimes to a partition that Java's clients would not choose, or with a new field. */
    private OperationOutcome anyhow(ContractUpdate update) throws InterruptedException {
        int lot = random.nextInt(20);
        if (lot == 0) {
            int partition = random.nextInt(topics.updates().partitions());
            return updates(
                    new ProducerRecord<>(updates(), partition, key(update), update.toJson()));
        }
        if (lot == 1) {
            String json = new String(update.toJson(), StandardCharsets.UTF_8);
            String newer = "{\"since_version\": 9, " + json.substring(1);
            return updates(new ProducerRecord<>(updates(), key(update), utf8(newer)));
        }
        return send(update, null);
    }

    @SuppressWarnings("NullAway") // a record without a key is one of the bad ones
    private ProducerRecord<byte[], byte[]> bad(int kind, String id) {
        byte[] good = BadUpdates.good(id);
        return switch (kind % 7) {
            case 0 -> new ProducerRecord<>(updates(), null, good);
            case 1 -> new ProducerRecord<>(updates(), utf8("other than " + id), good);
            case 2 -> new ProducerRecord<>(updates(), NOT_UTF_8, good);
            case 3 -> new ProducerRecord<>(updates(), utf8(id), NOT_UTF_8);
            case 4 -> new ProducerRecord<>(updates(), utf8("\u0007"), null);
            default -> new ProducerRecord<>(updates(), utf8(id), BadUpdates.json(kind, id));
        };
    }

    private OperationOutcome updates(ProducerRecord<byte[], byte[]> entry)
            throws InterruptedException {
        return send(entry, MessageId.CONTRACTS);
    }

    private OperationOutcome send(ProducerRecord<byte[], byte[]> entry, String feed)
            throws InterruptedException {
        try {
            RecordMetadata at = producer.send(entry).get();
            return new OperationOutcome.Acknowledged(
                    new MessageId(feed, at.partition(), at.offset()).toString());
        } catch (ExecutionException e) {
            return new OperationOutcome.Unknown(e.toString());
        }
    }

    private String updates() {
        return topics.updates().name();
    }

    private static byte[] key(ContractUpdate update) {
        return utf8(update.contractId().value());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(10));
    }
}
