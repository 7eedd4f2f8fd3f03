package dev.switchboard.checker.follow;

import dev.switchboard.checker.subscription.Interest;
import dev.switchboard.checker.subscription.Relation;
import dev.switchboard.checker.truth.Entry;
import java.util.ArrayList;
import java.util.List;

/**
 * Records that a subscriber was not told of, rightly only if it is told of a later one of the same
 * contract. That may be known a little later. One thread.
 */
final class OwedUpdates {

    private final Interest interest;
    private final List<Entry> entries = new ArrayList<>();

    OwedUpdates(Interest interest) {
        this.interest = interest;
    }

    void add(Entry entry) {
        if (!isPaid(entry)) {
            entries.add(entry);
        }
    }

    /** The records that were not made good to this day. */
    List<Entry> unpaid() {
        entries.removeIf(this::isPaid);
        return List.copyOf(entries);
    }

    private boolean isPaid(Entry entry) {
        Entry later = entry.next();
        while (later != null && interest.relate(later) == Relation.NONE) {
            later = later.next();
        }
        return later != null;
    }
}
