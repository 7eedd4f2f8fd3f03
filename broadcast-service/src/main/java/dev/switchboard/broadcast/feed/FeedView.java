package dev.switchboard.broadcast.feed;

import dev.switchboard.model.feed.Cursor;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * The state of a feed on this node: the latest entry of each key, the recent entries, and how far
 * it has read. Memory only; it is rebuilt from the feed's topic.
 *
 * <p>One thread, the intake's, calls {@link #reset}, {@link #apply} and {@link #forgetOld}; any
 * thread may ask.
 */
public class FeedView<E extends FeedEntry> {

    private final long recentBytes;
    private final FeedFormat<E> format;
    private volatile Era<E> era;

    /** The state read from one Kafka topic; a recreated topic starts a new one. */
    private record Era<E extends FeedEntry>(LatestEntries<E> latest, RecentEntries<E> recent) {}

    /**
     * @param recentBytes bytes of memory that the recent entries may take
     */
    public FeedView(long recentBytes, FeedFormat<E> format) {
        this.recentBytes = recentBytes;
        this.format = format;
        this.era = newEra(Cursor.start(Uuid.ZERO_UUID, 0), new BitSet());
    }

    /** Clears the view and continues at {@code start}, before which there is nothing. */
    public final void reset(Cursor start) {
        reset(start, new BitSet());
    }

    /**
     * Clears the view and continues at {@code start}.
     *
     * @param skipping the partitions that have records before it
     */
    public final void reset(Cursor start, BitSet skipping) {
        era = newEra(start, skipping);
    }

    /**
     * How many of the last records of each partition must be read, because the view holds no more.
     *
     * @return {@link Long#MAX_VALUE} if it needs all
     */
    public final long recordsToRead(int partitions) {
        return switch (format.cleanup()) {
            case CleanupPolicy.Compact _ -> Long.MAX_VALUE;
            case CleanupPolicy.Delete _ -> Ring.slots(recentBytes / partitions);
        };
    }

    private Era<E> newEra(Cursor start, BitSet skipping) {
        LatestEntries<E> latest = new LatestEntries<>(format);
        Consumer<E> onEvict =
                switch (format.cleanup()) {
                    case CleanupPolicy.Compact _ -> _ -> {};
                    // It would outlive its record in Kafka, and there is no bound to the keys.
                    case CleanupPolicy.Delete _ -> latest::forget;
                };
        return new Era<>(
                latest,
                new RecentEntries<>(
                        recentBytes, start.partitions(), skipping, keepsAll(), onEvict));
    }

    /**
     * Applies an entry of the feed's topic to the view.
     *
     * @param sequence the entry's position in the shared log
     * @return the entry with its previous group, from the view
     */
    public final E apply(E entry, long sequence) {
        Era<E> now = era;
        E folded = format.folded(entry, now.latest.get(entry.key()), sequence);
        now.latest.put(folded);
        now.recent.append(folded);
        return folded;
    }

    /**
     * Drops what Kafka no longer keeps: removals in a topic that is compacted, all entries in one
     * that is not.
     *
     * @param now milliseconds since 1970
     */
    public final void forgetOld(long now) {
        switch (format.cleanup()) {
            case CleanupPolicy.Compact(var lag) ->
                    era.latest.forgetTombstones(now - lag.multipliedBy(2).toMillis());
            case CleanupPolicy.Delete(var retention) ->
                    era.recent.forget(now - retention.toMillis());
        }
    }

    /** The latest entry of a key, also if it is a removal; null for an unknown key. */
    public final @Nullable E latestEntry(String key) {
        return era.latest.get(key);
    }

    /**
     * The latest entry of every key, removals included, in no order, weakly consistent; in a topic
     * that is not compacted, of every key among the recent entries.
     */
    public final Stream<E> latestChanges() {
        return era.latest.all();
    }

    /** How many keys are {@linkplain FeedFormat#countedAs counted} under that category. */
    public final long count(Object countedAs) {
        return era.latest.count(countedAs);
    }

    /** Whether the record at that offset was applied. */
    public final boolean covers(int partition, long offset) {
        return era.recent.covers(partition, offset);
    }

    /** Recent entries, newest first. */
    public final HistoryPage<E> recent(HistoryQuery<E> query) {
        return era.recent.query(query);
    }

    /** Up to that many of the newest matching entries, newest first. */
    public final List<E> newest(int limit, Predicate<? super E> wanted) {
        return recent(HistoryQuery.<E>newest(limit, wanted::test)).changes();
    }

    /** How many records of the feed lie between the cursors, as far as they are in memory. */
    public final long recordsBetween(Cursor from, Cursor to) {
        return era.recent.recordsBetween(from, to);
    }

    /** How long the feed's topic keeps every record. */
    public final Duration keepsAll() {
        return format.cleanup().keepsAll();
    }
}
