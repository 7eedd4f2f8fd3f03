package dev.switchboard.checker.follow;

import dev.switchboard.checker.message.Message.Changed;
import dev.switchboard.checker.subscription.Interest;
import dev.switchboard.checker.subscription.Relation;
import dev.switchboard.checker.truth.Entry;
import dev.switchboard.checker.truth.Truth;
import dev.switchboard.model.feed.Cursor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The last records that concern the subscriber, oldest first. */
final class HistoryBurst extends Burst {

    private static final Comparator<Entry> ORDER =
            Comparator.comparingLong(Entry::appendTime)
                    .thenComparingInt(Entry::partition)
                    .thenComparingLong(Entry::offset);

    private final int limit;
    private final List<Entry> all = new ArrayList<>();

    HistoryBurst(Truth truth, Interest interest, ViolationSink violations, int limit) {
        super(truth, interest, violations, truth.beginning());
        this.limit = limit;
    }

    @Override
    Relation relation(Entry entry) {
        return interest.relate(entry);
    }

    @Override
    void take(Changed message, Entry entry, Cursor cursor) {
        super.take(message, entry, cursor);
        all.add(entry);
    }

    @Override
    void complete(Cursor after, Set<String> believed, OwedUpdates owed) {
        List<Entry> relevant =
                truth.between(before(), after).stream()
                        .filter(entry -> relation(entry) != Relation.NONE)
                        .sorted(ORDER)
                        .toList();
        List<Entry> expected =
                relevant.subList(Math.max(0, relevant.size() - limit), relevant.size());
        if (!all.equals(expected)) {
            violations.report(
                    ("the last %d up to %s are not those that came: %d came, %d expected, first"
                                    + " difference at %d")
                            .formatted(
                                    limit,
                                    after,
                                    all.size(),
                                    expected.size(),
                                    firstDifference(expected)));
        }
    }

    private int firstDifference(List<Entry> expected) {
        int i = 0;
        while (i < all.size() && i < expected.size() && all.get(i).equals(expected.get(i))) {
            i++;
        }
        return i;
    }
}
