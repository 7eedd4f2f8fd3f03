package dev.switchboard.broadcast.feed;

import dev.switchboard.model.feed.Cursor;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The recent entries in memory, a ring for each partition. One thread writes, any reads.
 *
 * <p>Within a partition entries are in order of append time, so that the merge of all partitions is
 * the same on every node, however the node interleaved them.
 */
final class RecentEntries<E extends FeedEntry> {

    private final List<Ring<E>> partitions;
    private final Duration keepsAll;
    private final Consumer<? super E> onEvict;
    private volatile long forgottenUntil;

    /** Partitions of which earlier entries were not read, and none has been since. */
    private final BitSet unread;

    private volatile boolean anyUnread;

    /**
     * @param skipping partitions that are not read from the first record that Kafka has
     * @param keepsAll how long the topic keeps every record
     * @param onEvict gets each entry before it is evicted, on the writer's thread
     */
    RecentEntries(
            long budget,
            int partitions,
            BitSet skipping,
            Duration keepsAll,
            Consumer<? super E> onEvict) {
        this.unread = (BitSet) skipping.clone();
        this.anyUnread = !unread.isEmpty();
        this.keepsAll = keepsAll;
        this.onEvict = onEvict;
        this.partitions =
                IntStream.range(0, partitions)
                        .mapToObj(p -> new Ring<E>(budget / partitions, this::evicted))
                        .toList();
    }

    void append(E entry) {
        if (anyUnread && unread.get(entry.partition())) {
            unread.clear(entry.partition());
            // one that was not read may be of the same millisecond
            forgottenUntil = Math.max(forgottenUntil, entry.appendTime() + 1);
            anyUnread = !unread.isEmpty();
        }
        partitions.get(entry.partition()).append(entry, entry.weight());
    }

    /** Removes the entries appended before that time, in milliseconds since 1970. */
    void forget(long before) {
        partitions.forEach(ring -> ring.evictWhile(entry -> entry.appendTime() < before));
    }

    private void evicted(E entry) {
        // one that stays may be of the same millisecond
        forgottenUntil = Math.max(forgottenUntil, entry.appendTime() + 1);
        onEvict.accept(entry);
    }

    boolean covers(int partition, long offset) {
        if (partition >= partitions.size()) {
            return false;
        }
        Ring<E> ring = partitions.get(partition);
        E newest = ring.get(ring.end() - 1);
        return newest != null && newest.offset() >= offset;
    }

    HistoryPage<E> query(HistoryQuery<E> query) {
        PriorityQueue<Reader<E>> readers = new PriorityQueue<>();
        partitions.forEach(ring -> Reader.newest(ring, query.before()).ifPresent(readers::add));
        List<E> found = new ArrayList<>();
        while (!readers.isEmpty()) {
            Reader<E> newest = readers.remove();
            E entry = newest.current;
            if (entry.appendTime() < query.from()) {
                continue;
            }
            if (query.matches(entry)) {
                if (found.size() == query.limit()) {
                    return new HistoryPage<>(
                            found, HistoryPosition.of(found.getLast()), completeSince());
                }
                found.add(entry);
            }
            newest.older().ifPresent(readers::add);
        }
        return new HistoryPage<>(found, null, completeSince());
    }

    private long completeSince() {
        long now = Clock.systemUTC().millis();
        return anyUnread ? now : Math.max(forgottenUntil, now - keepsAll.toMillis());
    }

    /** How many entries in memory lie after {@code from} and not after {@code to}. */
    long recordsBetween(Cursor from, Cursor to) {
        long records = 0;
        for (int p = 0; p < partitions.size(); p++) {
            Ring<E> ring = partitions.get(p);
            records += placeOf(ring, to.next(p)) - placeOf(ring, from.next(p));
        }
        return Math.max(0, records);
    }

    /** The position of the first entry at or after an offset. */
    private static <E extends FeedEntry> long placeOf(Ring<E> ring, long offset) {
        long low = ring.first();
        long high = ring.end();
        while (low < high) {
            long middle = (low + high) >>> 1;
            E entry = ring.get(middle);
            // an entry evicted meanwhile lay before
            if (entry == null || entry.offset() < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Iterates over one partition from new to old. */
    private record Reader<E extends FeedEntry>(Ring<E> ring, long position, E current)
            implements Comparable<Reader<E>> {

        static <E extends FeedEntry> Optional<Reader<E>> newest(
                Ring<E> ring, @Nullable HistoryPosition before) {
            return at(ring, before == null ? ring.end() - 1 : lastBefore(ring, before));
        }

        Optional<Reader<E>> older() {
            return at(ring, position - 1);
        }

        private static <E extends FeedEntry> Optional<Reader<E>> at(Ring<E> ring, long position) {
            return Optional.ofNullable(ring.get(position))
                    .map(entry -> new Reader<>(ring, position, entry));
        }

        private static <E extends FeedEntry> long lastBefore(Ring<E> ring, HistoryPosition before) {
            long low = ring.first();
            long high = ring.end();
            while (low < high) {
                long middle = (low + high) >>> 1;
                E entry = ring.get(middle);
                if (entry == null || HistoryPosition.of(entry).compareTo(before) < 0) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low - 1;
        }

        @Override
        public int compareTo(Reader<E> other) {
            return HistoryPosition.of(other.current).compareTo(HistoryPosition.of(current));
        }
    }
}
