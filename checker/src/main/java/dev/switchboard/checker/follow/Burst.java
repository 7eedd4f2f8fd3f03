package dev.switchboard.checker.follow;

import dev.switchboard.checker.message.Message;
import dev.switchboard.checker.message.Message.Changed;
import dev.switchboard.checker.subscription.Interest;
import dev.switchboard.checker.subscription.Relation;
import dev.switchboard.checker.truth.Entry;
import dev.switchboard.checker.truth.Truth;
import dev.switchboard.checker.verdict.Breach;
import dev.switchboard.model.feed.Cursor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Messages that stand together: all bear the cursor from before them, and only the end says where
 * the subscriber stands after them. One thread.
 */
abstract class Burst {

    final Truth truth;
    final Interest interest;
    final ViolationSink violations;
    final Map<String, Entry> got = new LinkedHashMap<>();
    private final Cursor before;

    Burst(Truth truth, Interest interest, ViolationSink violations, Cursor before) {
        this.truth = truth;
        this.interest = interest;
        this.violations = violations;
        this.before = before;
    }

    /** What covers all that its subscriber had before it. */
    final Cursor before() {
        return before;
    }

    /** Takes a message of it, which the truth knows as {@code entry}. */
    void take(Changed message, Entry entry, Cursor cursor) {
        if (!cursor.equals(before)) {
            violations.report(
                    "inside a burst %s bears cursor %s, not %s".formatted(entry, cursor, before));
        }
        if (!message.replayed()) {
            violations.report("inside a burst %s is not marked as replayed".formatted(entry));
        }
        Relation relation = relation(entry);
        Relation said = message.kind() == Message.Kind.LEFT ? Relation.LEFT : Relation.MATCHES;
        if (relation != said) {
            violations.report(
                    "inside a burst %s came as %s, is %s"
                            .formatted(entry, message.kind(), relation));
        }
    }

    /** What the record is to the subscriber here. */
    abstract Relation relation(Entry entry);

    /**
     * Checks it when it is complete, and notes in {@code owed} what may only be missing if it was
     * changed again.
     *
     * @param believed the contracts that the subscriber now believes in
     */
    abstract void complete(Cursor after, Set<String> believed, OwedUpdates owed);

    /** For bursts that say the latest of each contract, each once. */
    final void takeOnce(Entry entry) {
        if (got.put(entry.contractId(), entry) != null) {
            violations.report(
                    Breach.DOUBLED,
                    "inside a burst contract %s came twice, then %s"
                            .formatted(entry.contractId(), entry));
        }
    }

    /** Whether a message was the latest of its contract where the burst ended. */
    final void requireLatest(Entry entry, Cursor after) {
        Entry latest = truth.latestAsOf(entry.contractId(), after);
        if (!entry.equals(latest)) {
            violations.report(
                    Breach.OUT_OF_ORDER,
                    "the burst up to %s had %s, the latest is %s"
                            .formatted(after, entry, String.valueOf(latest)));
        }
    }
}
