package dev.switchboard.checker.follow;

import dev.switchboard.checker.message.Message.Changed;
import dev.switchboard.checker.subscription.Interest;
import dev.switchboard.checker.subscription.Relation;
import dev.switchboard.checker.truth.Entry;
import dev.switchboard.checker.truth.Truth;
import dev.switchboard.checker.verdict.Breach;
import dev.switchboard.model.feed.Cursor;
import java.util.List;
import java.util.Set;

/** The latest of each contract that changed while the subscriber was too far behind. */
final class ConflatedBurst extends Burst {

    private final long missed;

    /**
     * @param missed of how many records it was told that they were passed over
     */
    ConflatedBurst(
            Truth truth, Interest interest, ViolationSink violations, Cursor before, long missed) {
        super(truth, interest, violations, before);
        this.missed = missed;
    }

    @Override
    Relation relation(Entry entry) {
        return interest.relateToUnknown(entry);
    }

    @Override
    void take(Changed message, Entry entry, Cursor cursor) {
        super.take(message, entry, cursor);
        if (before().covers(entry.partition(), entry.offset())) {
            violations.report(
                    Breach.DOUBLED,
                    "the burst from %s has %s, which it covers".formatted(before(), entry));
        }
        takeOnce(entry);
    }

    @Override
    void complete(Cursor after, Set<String> believed, OwedUpdates owed) {
        for (Entry entry : got.values()) {
            boolean later = !after.covers(entry.partition(), entry.offset());
            // That a contract is gone may be told ahead: what comes after the burst may not say it.
            if (!later || interest.holds(entry)) {
                requireLatest(entry, after);
            }
        }
        List<Entry> passed = truth.between(before(), after);
        if (missed != passed.size()) {
            violations.report(
                    "missed says %d, but %d records lie between %s and %s"
                            .formatted(missed, passed.size(), before(), after));
        }
        for (Entry entry : passed) {
            Entry then = truth.latestAsOf(entry.contractId(), after);
            if (entry.equals(then)
                    && (interest.holds(entry) || believed.contains(entry.contractId()))
                    && !got.containsKey(entry.contractId())) {
                owed.add(entry);
            }
        }
    }
}
