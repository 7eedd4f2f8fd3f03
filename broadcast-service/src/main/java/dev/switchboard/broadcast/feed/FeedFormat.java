package dev.switchboard.broadcast.feed;

import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** How the records of one feed are read. Any thread. */
public interface FeedFormat<E extends FeedEntry> {

    /** An entry of the feed's topic; empty for a record that is none, which is passed over. */
    Optional<E> read(ConsumerRecord<byte[], byte[]> rec);

    /** A {@linkplain FeedEntry#isTest test} entry, of a topic that is not kept; empty for none. */
    default Optional<E> readTest(ConsumerRecord<byte[], byte[]> rec) {
        return Optional.empty();
    }

    /**
     * An entry as a view has it.
     *
     * @param previous the entry of its key before it; null where there is none
     * @param sequence its position in the shared log
     */
    E folded(E entry, @Nullable E previous, long sequence);

    /** What the view counts its key as while this is its latest entry; null for nothing. */
    default @Nullable Object countedAs(E entry) {
        return null;
    }

    /**
     * For how long the feed's topic keeps every record. Later it may keep the latest of each key
     * only, and removals for as long again.
     */
    Duration compactionLag();
}
