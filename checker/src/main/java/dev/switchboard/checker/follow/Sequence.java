package dev.switchboard.checker.follow;

import dev.switchboard.checker.message.Message;
import dev.switchboard.checker.message.Message.Changed;
import dev.switchboard.checker.subscription.Relation;
import dev.switchboard.checker.subscription.RequestedSubscription;
import dev.switchboard.checker.truth.Entry;
import dev.switchboard.checker.truth.Truth;
import dev.switchboard.checker.verdict.Breach;
import dev.switchboard.model.contract.ContractUpdate;
import dev.switchboard.model.feed.Cursor;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a subscription stands, and whether what it gets in order is what it must get. One thread.
 *
 * <p>Outside bursts a cursor covers exactly what was got: between two messages no record may lie
 * that concerns the subscription but the second message's own. That one rule finds gaps, doubles
 * and swapped messages alike.
 */
final class Sequence {

    private final RequestedSubscription requested;
    private final Truth truth;
    private final ViolationSink violations;
    private final OwedUpdates owed;

    /** Everything that it covers was got; null where that is not known yet. */
    private @Nullable Cursor position;

    private @Nullable StartingState base;

    /** When it was sure to be subscribed, milliseconds since 1970. */
    private long listeningSince = Long.MAX_VALUE;

    Sequence(
            RequestedSubscription requested,
            Truth truth,
            ViolationSink violations,
            OwedUpdates owed) {
        this.requested = requested;
        this.truth = truth;
        this.violations = violations;
        this.owed = owed;
    }

    @Nullable Cursor position() {
        return position;
    }

    /** What the subscriber began with; null where it has not begun. */
    @Nullable StartingState base() {
        return base;
    }

    void listensSince(long now) {
        listeningSince = now;
    }

    /** A connection is made from there; nothing says yet since when it is sure to listen. */
    void connecting(@Nullable Cursor since) {
        position = since;
        listeningSince = Long.MAX_VALUE;
    }

    /** Goes to where a burst has brought it. */
    void jumpTo(@Nullable Cursor cursor) {
        position = cursor;
    }

    /** Begins there with what it was told of the time before. */
    void beginAt(Cursor cursor, Map<String, ContractUpdate> contracts) {
        position = cursor;
        base = new StartingState(cursor, contracts);
    }

    /** A cursor that it is given before the past it has asked for. */
    void isPromisedPastFrom(Cursor cursor) {
        Cursor known = position == null ? truth.beginning() : position;
        List<Entry> skipped = concerning(truth.between(known, cursor));
        if (!skipped.isEmpty()) {
            violations.report(
                    Breach.LOST,
                    "the welcome's cursor skips %d records still to come, first %s"
                            .formatted(skipped.size(), skipped.getFirst()));
        }
    }

    /** Takes a message about a record. */
    void take(Changed message, Entry entry, Cursor cursor) {
        Relation relation = requested.interest().relate(entry);
        Relation said = message.kind() == Message.Kind.LEFT ? Relation.LEFT : Relation.MATCHES;
        if (relation != said || entry.isRemoval() != (message.kind() == Message.Kind.REMOVED)) {
            violations.report("%s came as %s, is %s".formatted(entry, message.kind(), relation));
        }
        if (!cursor.covers(entry.partition(), entry.offset())) {
            violations.report("the cursor %s of %s does not cover it".formatted(cursor, entry));
        }
        if (position != null && position.covers(entry.partition(), entry.offset())) {
            violations.report(
                    Breach.DOUBLED, "%s came again: %s covers it".formatted(entry, position));
        }
        moveTo(cursor, entry, entry.toString());
    }

    /** Takes a message without a record of its own, which says where the subscription stands. */
    void at(Cursor cursor, String what) {
        moveTo(cursor, null, what);
    }

    /** Between here and the cursor nothing may lie that concerns it, but for {@code own}. */
    private void moveTo(Cursor cursor, @Nullable Entry own, String what) {
        if (position == null) {
            startAt(cursor, own);
            return;
        }
        if (!cursor.coversAllOf(position)) {
            violations.report(
                    Breach.OUT_OF_ORDER,
                    "%s went back from %s to %s".formatted(what, position, cursor));
        }
        for (Entry skipped : concerning(truth.between(position, cursor))) {
            if (!skipped.equals(own)) {
                passOver(skipped, "%s, after %s, at %s".formatted(what, position, cursor));
            }
        }
        position = cursor;
    }

    private void passOver(Entry skipped, String where) {
        if (requested.isInOrder()) {
            violations.report(Breach.LOST, "%s skipped %s".formatted(where, skipped));
        } else {
            owed.add(skipped);
        }
    }

    /** The first that a subscription without any cursor hears. */
    private void startAt(Cursor cursor, @Nullable Entry own) {
        for (Entry entry : concerning(truth.between(truth.beginning(), cursor))) {
            if (entry.appendTime() > listeningSince && !entry.equals(own)) {
                passOver(entry, "the first message, at " + cursor);
            }
        }
        ContractUpdate update =
                own != null && requested.interest().holds(own) ? own.update() : null;
        beginAt(
                cursor,
                own == null || update == null ? Map.of() : Map.of(own.contractId(), update));
    }

    private List<Entry> concerning(List<Entry> entries) {
        return entries.stream()
                .filter(entry -> requested.interest().relate(entry) != Relation.NONE)
                .toList();
    }

    /** Whether it has got all that was read of the truth. */
    boolean isComplete() {
        Cursor from = position;
        return from == null
                ? concerning(truth.after(truth.beginning())).stream()
                        .noneMatch(entry -> entry.appendTime() > listeningSince)
                : concerning(truth.after(from)).isEmpty();
    }
}
