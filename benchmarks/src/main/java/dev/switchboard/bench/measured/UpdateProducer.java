package dev.switchboard.bench.measured;

import dev.switchboard.bench.message.Numbered;
import dev.switchboard.bench.process.Conversation;
import dev.switchboard.bench.process.ProcessMessage;
import dev.switchboard.model.feed.Topics;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * A bare producer of updates: the records that the ingest service would write, as fast as Kafka
 * acknowledges them on all replicas. Takes {@code produce}; its argument is Kafka's address.
 */
final class UpdateProducer {

    private final Map<String, KafkaProducer<byte[], byte[]>> producers = new HashMap<>();
    private final String kafka;

    private UpdateProducer(String kafka) {
        this.kafka = kafka;
    }

    /** {@code ADDRESS}. */
    public static void main(String[] args) throws IOException {
        UpdateProducer producer = new UpdateProducer(args[0]);
        Conversation.hold(ProcessMessage.of("ready"), producer::produce);
    }

    /** Until so many milliseconds are over, or so many records are sent. */
    private ProcessMessage produce(ProcessMessage line) throws IOException {
        KafkaProducer<byte[], byte[]> producer =
                producers.computeIfAbsent(line.text("settings"), this::make);
        String topic = new Topics("").updates().name();
        // finds the topic out, which is no part of producing
        producer.partitionsFor(topic);
        Numbered update = Numbered.updates(line.number("run"), 0, 1, "", "", "");
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        long contracts = line.big("contracts");
        long most = line.big("most");
        long start = System.nanoTime();
        long until = start + line.big("millis") * 1_000_000;
        long records = 0;
        while (records < most && System.nanoTime() < until) {
            update.number(contracts == 0 ? records : records % contracts);
            records++;
            var _ =
                    producer.send(
                            new ProducerRecord<>(topic, key(update), update.bytes()),
                            (_, e) -> failure.compareAndSet(null, e));
        }
        producer.flush();
        long micros = (System.nanoTime() - start) / 1000;
        Exception refused = failure.get();
        if (refused != null) {
            throw new IOException("Kafka did not take an update", refused);
        }
        return ProcessMessage.of("produced", "records", records, "micros", micros);
    }

    private static byte[] key(Numbered update) {
        byte[] key = new byte[Numbered.ID_LENGTH];
        System.arraycopy(update.bytes(), update.idAt(0), key, 0, key.length);
        return key;
    }

    private KafkaProducer<byte[], byte[]> make(String settings) {
        return new KafkaProducer<>(
                ProducerKind.of(settings).settings(kafka),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
