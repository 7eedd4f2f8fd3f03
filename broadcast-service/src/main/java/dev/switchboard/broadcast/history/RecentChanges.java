package dev.switchboard.broadcast.history;

import dev.switchboard.model.feed.Cursor;
import dev.switchboard.model.feed.Topics;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The recent changes in memory, a ring for each partition. One thread writes, any reads.
 *
 * <p>Within a partition changes are in order of append time, so that the merge of all partitions is
 * the same on every node, however the node interleaved them.
 */
final class RecentChanges {

    private final List<Ring<ContractChange>> partitions;
    private volatile long forgottenUntil;

    RecentChanges(long budget, int partitions) {
        this.partitions =
                IntStream.range(0, partitions)
                        .mapToObj(p -> new Ring<ContractChange>(budget / partitions))
                        .toList();
    }

    void append(ContractChange change) {
        Ring<ContractChange> ring = partitions.get(change.partition());
        long first = ring.first();
        ring.append(change, change.weight());
        if (ring.first() > first) {
            noteForgotten(ring);
        }
    }

    private void noteForgotten(Ring<ContractChange> ring) {
        ContractChange oldest = ring.get(ring.first());
        if (oldest != null) {
            // what is forgotten may be of the same millisecond
            forgottenUntil = Math.max(forgottenUntil, oldest.appendTime() + 1);
        }
    }

    boolean covers(int partition, long offset) {
        if (partition >= partitions.size()) {
            return false;
        }
        Ring<ContractChange> ring = partitions.get(partition);
        ContractChange newest = ring.get(ring.end() - 1);
        return newest != null && newest.offset() >= offset;
    }

    HistoryPage query(HistoryQuery query) {
        PriorityQueue<Reader> readers = new PriorityQueue<>();
        partitions.forEach(ring -> Reader.newest(ring, query.before()).ifPresent(readers::add));
        List<ContractChange> found = new ArrayList<>();
        while (!readers.isEmpty()) {
            Reader newest = readers.remove();
            ContractChange change = newest.current;
            if (change.appendTime() < query.from()) {
                continue;
            }
            if (query.matches(change)) {
                if (found.size() == query.limit()) {
                    return new HistoryPage(
                            found, HistoryPosition.of(found.getLast()), completeSince());
                }
                found.add(change);
            }
            newest.older().ifPresent(readers::add);
        }
        return new HistoryPage(found, null, completeSince());
    }

    private long completeSince() {
        long compacted = Clock.systemUTC().millis() - Topics.COMPACTION_LAG.toMillis();
        return Math.max(forgottenUntil, compacted);
    }

    /** How many changes in memory lie after {@code from} and not after {@code to}. */
    long recordsBetween(Cursor from, Cursor to) {
        long records = 0;
        for (int p = 0; p < partitions.size(); p++) {
            Ring<ContractChange> ring = partitions.get(p);
            records += placeOf(ring, to.next(p)) - placeOf(ring, from.next(p));
        }
        return Math.max(0, records);
    }

    /** The position of the first change at or after an offset. */
    private static long placeOf(Ring<ContractChange> ring, long offset) {
        long low = ring.first();
        long high = ring.end();
        while (low < high) {
            long middle = (low + high) >>> 1;
            ContractChange change = ring.get(middle);
            // what is gone by now lay before
            if (change == null || change.offset() < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Walks one partition from new to old. */
    private record Reader(Ring<ContractChange> ring, long position, ContractChange current)
            implements Comparable<Reader> {

        static Optional<Reader> newest(
                Ring<ContractChange> ring, @Nullable HistoryPosition before) {
            return at(ring, before == null ? ring.end() - 1 : lastBefore(ring, before));
        }

        Optional<Reader> older() {
            return at(ring, position - 1);
        }

        private static Optional<Reader> at(Ring<ContractChange> ring, long position) {
            return Optional.ofNullable(ring.get(position))
                    .map(change -> new Reader(ring, position, change));
        }

        private static long lastBefore(Ring<ContractChange> ring, HistoryPosition before) {
            long low = ring.first();
            long high = ring.end();
            while (low < high) {
                long middle = (low + high) >>> 1;
                ContractChange change = ring.get(middle);
                if (change == null || HistoryPosition.of(change).compareTo(before) < 0) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low - 1;
        }

        @Override
        public int compareTo(Reader other) {
            return HistoryPosition.of(other.current).compareTo(HistoryPosition.of(current));
        }
    }
}
