package dev.switchboard.broadcast.intake;

import dev.switchboard.broadcast.fanout.SharedLog;
import dev.switchboard.broadcast.feed.FeedEntry;
import dev.switchboard.broadcast.feed.FeedFormat;
import dev.switchboard.broadcast.feed.FeedView;
import dev.switchboard.broadcast.feed.RecordListener;
import dev.switchboard.model.feed.Cursor;
import java.time.Duration;
import java.util.BitSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Applies a feed's records to its view and appends them to its shared log. The intake's thread
 * only.
 */
final class FeedApplier<E extends FeedEntry> {

    private static final long FORGET_MILLIS = Duration.ofMinutes(10).toMillis();

    private final FeedFormat<E> format;
    private final FeedView<E> view;
    private final SharedLog log;
    private final RecordListener listener;

    private long forgotAt;

    /**
     * @param listener also receives each record of the feed's topic
     */
    FeedApplier(FeedFormat<E> format, FeedView<E> view, SharedLog log, RecordListener listener) {
        this.format = format;
        this.view = view;
        this.log = log;
        this.listener = listener;
    }

    /** How many of the last records of each partition must be read. */
    long recordsToRead(int partitions) {
        return view.recordsToRead(partitions);
    }

    /**
     * Clears the view and the log, and continues at {@code start}.
     *
     * @param skipping the partitions that have records before it
     */
    void restart(Cursor start, BitSet skipping) {
        view.reset(start, skipping);
        listener.clear();
        log.reset(start);
    }

    /** Applies a record of the feed's topic. */
    void apply(ConsumerRecord<byte[], byte[]> rec) {
        // Kafka's consumer may return a record again after a lost connection.
        if (log.cursor().covers(rec.partition(), rec.offset())) {
            return;
        }
        listener.read(rec);
        format.readSafely(rec).ifPresent(entry -> log.append(view.apply(entry, log.end())));
    }

    /** Appends a test record, which is delivered but not stored. */
    void applyTest(ConsumerRecord<byte[], byte[]> rec) {
        format.readTest(rec).ifPresent(log::append);
    }

    /**
     * Records that everything appended up to that time has been read, in milliseconds since 1970.
     */
    void completeUpTo(long time) {
        log.renew(time);
    }

    /** Removes entries that are too old, at intervals. */
    void forgetOld(long now) {
        if (now - forgotAt > FORGET_MILLIS) {
            forgotAt = now;
            listener.forgetOld(now);
            view.forgetOld(now);
        }
    }
}
