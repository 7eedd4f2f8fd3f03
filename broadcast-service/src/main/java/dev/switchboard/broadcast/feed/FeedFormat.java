package dev.switchboard.broadcast.feed;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Parses the records of one feed. Any thread. */
public interface FeedFormat<E extends FeedEntry> {

    /** Parses a record of the feed's topic; empty for an invalid one, which is skipped. */
    Optional<E> read(ConsumerRecord<byte[], byte[]> rec);

    /** The same; a record on which {@link #read} fails is none either: reading goes on. */
    default Optional<E> readSafely(ConsumerRecord<byte[], byte[]> rec) {
        try {
            return read(rec);
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(FeedFormat.class)
                    .error(
                            "skipped a record that cannot be read: {}-{}-{}",
                            rec.topic(),
                            rec.partition(),
                            rec.offset(),
                            e);
            return Optional.empty();
        }
    }

    /**
     * Parses a record of a test topic to a {@linkplain FeedEntry#isTest test} entry; empty for an
     * invalid one.
     */
    default Optional<E> readTest(ConsumerRecord<byte[], byte[]> rec) {
        return Optional.empty();
    }

    /**
     * An entry with what the view adds to it.
     *
     * @param previous the previous entry of its key; null if there is none
     * @param sequence its position in the shared log
     */
    E folded(E entry, @Nullable E previous, long sequence);

    /**
     * The category under which the view counts its key while this is its latest entry; null for
     * none.
     */
    default @Nullable Object countedAs(E entry) {
        return null;
    }

    /** How Kafka cleans up the feed's topic. */
    CleanupPolicy cleanup();
}
