package dev.switchboard.bench.measured;

import dev.switchboard.bench.message.Stamp;
import dev.switchboard.bench.message.Wording;
import dev.switchboard.bench.process.UpdateSeries;
import dev.switchboard.model.feed.Topic;
import dev.switchboard.model.feed.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** Writes updates to Kafka as any producer would. One thread. */
final class KafkaFeed implements UpdateFeed {

    private final KafkaProducer<byte[], byte[]> producer;
    private final Topic topic;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    private KafkaFeed(KafkaProducer<byte[], byte[]> producer, Topic topic) {
        this.producer = producer;
        this.topic = topic;
    }

    /**
     * @param source which topic is written to
     */
    static KafkaFeed to(String bootstrapServers, SourceTopic source) {
        Topics topics = new Topics("");
        return new KafkaFeed(
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new ByteArraySerializer(),
                        new ByteArraySerializer()),
                source == SourceTopic.TEST_UPDATES ? topics.testUpdates() : topics.updates());
    }

    /** A lane is a partition: Kafka keeps the order of each. */
    @Override
    public int lanes() {
        return topic.partitions();
    }

    @Override
    public void send(UpdateSeries feed) throws IOException {
        try {
            if (feed.contracts() == 0) {
                feed.send(lanes(), this::send);
            } else {
                sendSameContracts(feed);
            }
        } catch (Exception e) { // what the feed's outlet declares
            throw new IOException(e);
        }
        producer.flush();
        Exception refused = failure.get();
        if (refused != null) {
            throw new IOException("Kafka did not take an update", refused);
        }
    }

    private void sendSameContracts(UpdateSeries feed) {
        for (int i = 0; i < feed.count(); i++) {
            String id =
                    String.format(Locale.ROOT, UpdateSeries.CONTRACT_PATTERN, i % feed.contracts());
            send(id, partition(id, lanes()));
        }
    }

    private void send(Stamp stamp) {
        send(idInLane(stamp, lanes()), stamp.lane());
    }

    private void send(String id, int partition) {
        ProducerRecord<byte[], byte[]> update =
                new ProducerRecord<>(topic.name(), partition, bytes(id), Wording.update(id));
        var _ = producer.send(update, (_, e) -> failure.compareAndSet(null, e));
    }

    /** The contract id that belongs into the partition which is the stamp's lane. */
    private static String idInLane(Stamp stamp, int lanes) {
        for (int salt = 0; ; salt++) {
            String id = stamp.contractId(salt);
            if (partition(id, lanes) == stamp.lane()) {
                return id;
            }
        }
    }

    private static int partition(String id, int partitions) {
        return Utils.toPositive(Utils.murmur2(bytes(id))) % partitions;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        producer.close();
    }
}
