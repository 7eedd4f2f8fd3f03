package dev.switchboard.checker.follow;

import dev.switchboard.checker.truth.Entry;
import java.util.ArrayList;
import java.util.List;

/**
 * Records that a subscriber was not told of, rightly only if the same contract changed again. That
 * may be known a little later. One thread.
 */
final class Dues {

    private final List<Entry> entries = new ArrayList<>();

    void add(Entry entry) {
        if (entry.next() == null) {
            entries.add(entry);
        }
    }

    /** The records that nothing has followed to this day. */
    List<Entry> unpaid() {
        entries.removeIf(entry -> entry.next() != null);
        return List.copyOf(entries);
    }
}
