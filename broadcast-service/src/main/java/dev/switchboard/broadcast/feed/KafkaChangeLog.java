package dev.switchboard.broadcast.feed;

import dev.switchboard.model.feed.Cursor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads a feed's topic from Kafka with a pool of consumers, one for each concurrent call. The
 * callers limit how many run at once.
 */
public final class KafkaChangeLog<E extends FeedEntry> implements ChangeLog<E>, AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Map<String, Object> kafka;
    private final String topic;
    private final FeedFormat<E> format;
    private final Duration patience;
    private final AtomicInteger readers = new AtomicInteger();
    private final ConcurrentLinkedDeque<Consumer<byte[], byte[]>> idle =
            new ConcurrentLinkedDeque<>();

    /**
     * @param kafka how to reach Kafka
     * @param topic the name of the feed's topic
     */
    public KafkaChangeLog(Map<String, Object> kafka, String topic, FeedFormat<E> format) {
        this(kafka, topic, format, PATIENCE);
    }

    /**
     * @param patience how long to wait for an answer of Kafka
     */
    KafkaChangeLog(
            Map<String, Object> kafka, String topic, FeedFormat<E> format, Duration patience) {
        this.kafka = new HashMap<>(kafka);
        this.kafka.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        this.kafka.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        this.kafka.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        this.kafka.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        // What is read is there already. A fetch that waits at the broker for more to come would
        // hold up the consumer's next use, mostly by another catch-up: half a second each time.
        this.kafka.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 5);
        this.kafka.remove(ConsumerConfig.GROUP_ID_CONFIG);
        this.topic = topic;
        this.format = format;
        this.patience = patience;
    }

    @Override
    public Stretch<E> read(Cursor from, Cursor until) throws TimeoutException {
        return withConsumer(consumer -> read(consumer, from, until));
    }

    @Override
    public boolean reaches(Cursor cursor) throws TimeoutException {
        List<TopicPartition> partitions = partitions(cursor);
        return withConsumer(consumer -> {
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            return ends.entrySet().stream()
                    .allMatch(e -> cursor.next(e.getKey().partition()) <= e.getValue());
        });
    }

    @Override
    public boolean hasAllAfter(Cursor cursor) throws TimeoutException {
        List<TopicPartition> partitions = partitions(cursor);
        return withConsumer(consumer -> {
            Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions);
            return starts.entrySet().stream()
                    .allMatch(e -> cursor.next(e.getKey().partition()) >= e.getValue());
        });
    }

    /**
     * The number of consumers: the largest number of concurrent calls so far, less those that
     * failed.
     */
    public int readers() {
        return readers.get();
    }

    private interface Use<T> {
        T by(Consumer<byte[], byte[]> consumer) throws TimeoutException;
    }

    private <T> T withConsumer(Use<T> use) throws TimeoutException {
        Consumer<byte[], byte[]> consumer = idle.poll();
        boolean healthy = false;
        try {
            if (consumer == null) {
                readers.incrementAndGet();
                consumer =
                        new KafkaConsumer<>(
                                kafka, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            }
            T answer = use.by(consumer);
            healthy = true;
            return answer;
        } catch (KafkaException e) {
            TimeoutException timeout =
                    new TimeoutException("cannot read the topic from Kafka: " + e.getMessage());
            timeout.initCause(e);
            throw timeout;
        } finally {
            if (healthy) {
                idle.push(consumer);
            } else if (consumer != null) {
                consumer.close(CloseOptions.timeout(POLL));
            }
            if (!healthy) {
                readers.decrementAndGet();
            }
        }
    }

    private Stretch<E> read(Consumer<byte[], byte[]> consumer, Cursor from, Cursor until)
            throws TimeoutException {
        List<TopicPartition> unread =
                partitions(from).stream()
                        .filter(tp -> from.next(tp.partition()) < until.next(tp.partition()))
                        .toList();
        if (unread.isEmpty()) {
            return new Stretch<>(List.of(), from);
        }
        consumer.assign(unread);
        unread.forEach(tp -> consumer.seek(tp, from.next(tp.partition())));
        long start = System.nanoTime();
        while (System.nanoTime() - start < patience.toNanos()) {
            List<E> changes = new ArrayList<>();
            Cursor end = from;
            for (ConsumerRecord<byte[], byte[]> rec : consumer.poll(POLL)) {
                if (rec.offset() < until.next(rec.partition())) {
                    format.readSafely(rec).ifPresent(changes::add);
                    end = end.covering(rec.partition(), rec.offset());
                }
            }
            end = coverMarkers(consumer, unread, end, until);
            if (!end.equals(from)) {
                return new Stretch<>(changes, end);
            }
        }
        throw new TimeoutException("reading the topic from Kafka timed out");
    }

    /**
     * Advances the cursor over the transaction markers between the last record and the consumer's
     * position.
     */
    private static Cursor coverMarkers(
            Consumer<?, ?> consumer, List<TopicPartition> read, Cursor end, Cursor until) {
        Cursor covered = end;
        for (TopicPartition tp : read) {
            long passed = Math.min(consumer.position(tp), until.next(tp.partition()));
            if (passed > 0) {
                covered = covered.covering(tp.partition(), passed - 1);
            }
        }
        return covered;
    }

    private List<TopicPartition> partitions(Cursor cursor) {
        return IntStream.range(0, cursor.partitions())
                .mapToObj(p -> new TopicPartition(topic, p))
                .toList();
    }

    @Override
    public void close() {
        for (Consumer<?, ?> c = idle.poll(); c != null; c = idle.poll()) {
            c.close(CloseOptions.timeout(POLL));
        }
    }
}
