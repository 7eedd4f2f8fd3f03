package dev.switchboard.checker.truth;

import java.util.ArrayList;
import java.util.List;

/** The records of one partition in order, and how far it was read. Guarded by {@link Truth}. */
final class PartitionRecords {

    private final List<Entry> entries = new ArrayList<>();
    private long next;

    void add(Entry entry) {
        entries.add(entry);
        next = entry.offset() + 1;
    }

    /** Everything before that offset was read; what is not a record there never will be one. */
    void readTo(long offset) {
        next = Math.max(next, offset);
    }

    long next() {
        return next;
    }

    /** The records from an offset on and before another. */
    List<Entry> between(long from, long to) {
        int first = indexOf(from);
        return entries.subList(first, Math.max(first, indexOf(to)));
    }

    /** The index of the first record at or after an offset. */
    private int indexOf(long offset) {
        int low = 0;
        int high = entries.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (entries.get(middle).offset() < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
