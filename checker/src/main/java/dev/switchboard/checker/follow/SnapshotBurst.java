package dev.switchboard.checker.follow;

import dev.switchboard.checker.message.Message;
import dev.switchboard.checker.message.Message.Changed;
import dev.switchboard.checker.subscription.Interest;
import dev.switchboard.checker.subscription.Relation;
import dev.switchboard.checker.truth.Entry;
import dev.switchboard.checker.truth.Truth;
import dev.switchboard.model.feed.Cursor;
import java.util.Set;

/** The whole state: every contract that matches. */
final class SnapshotBurst extends Burst {

    SnapshotBurst(Truth truth, Interest interest, ViolationSink violations) {
        super(truth, interest, violations, truth.beginning());
    }

    @Override
    Relation relation(Entry entry) {
        return interest.holds(entry) ? Relation.MATCHES : Relation.NONE;
    }

    @Override
    void take(Changed message, Entry entry, Cursor cursor) {
        super.take(message, entry, cursor);
        if (message.kind() != Message.Kind.UPDATED) {
            violations.report("a snapshot holds %s of %s".formatted(message.kind(), entry));
        }
        takeOnce(entry);
    }

    @Override
    void complete(Cursor after, Set<String> believed, OwedUpdates owed) {
        got.values().forEach(entry -> requireLatest(entry, after));
        for (Entry latest : truth.latest()) {
            Entry then = truth.latestAsOf(latest.contractId(), after);
            if (then != null && interest.holds(then) && !got.containsKey(then.contractId())) {
                owed.add(then);
            }
        }
    }
}
