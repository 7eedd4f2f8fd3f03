package dev.switchboard.checker.follow;

import dev.switchboard.checker.message.Message;
import dev.switchboard.checker.message.Message.Changed;
import dev.switchboard.checker.truth.Entry;
import dev.switchboard.checker.truth.Truth;
import dev.switchboard.checker.verdict.Figure;
import dev.switchboard.checker.verdict.Tally;
import dev.switchboard.checker.wish.Relation;
import dev.switchboard.checker.wish.Replay;
import dev.switchboard.checker.wish.Slow;
import dev.switchboard.checker.wish.Wish;
import dev.switchboard.model.contract.ContractUpdate;
import dev.switchboard.model.feed.Cursor;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One subscription's account, over all of its connections: what it was told, what it believes, and
 * whether both are as promised. One thread.
 *
 * <p>Outside bursts a cursor covers exactly what was got: between two messages no record may lie
 * that concerns the subscription but the second message's own. That one rule finds gaps, doubles
 * and swapped messages alike.
 */
final class Ledger {

    private final Wish wish;
    private final Truth truth;
    private final Cursors cursors;
    private final Charge charge;
    private final Tally tally;
    private final Map<String, ContractUpdate> state = new HashMap<>();
    private final Set<String> tests = new HashSet<>();
    private final Dues dues = new Dues();

    /** Everything that it covers was got; null where that is not known yet. */
    private @Nullable Cursor position;

    private @Nullable Base base;
    private @Nullable Burst burst;
    private boolean resumed;
    private boolean replayBegun;

    /** When it was sure to be subscribed, milliseconds since 1970. */
    private long listeningSince = Long.MAX_VALUE;

    Ledger(Wish wish, Truth truth, Charge charge, Tally tally) {
        this.wish = wish;
        this.truth = truth;
        this.cursors = new Cursors(truth, charge);
        this.charge = charge;
        this.tally = tally;
    }

    /** The cursor to come back with; null to begin anew. */
    @Nullable Cursor since() {
        return burst == null ? position : burst.before();
    }

    /** A connection is made, with {@link #since}. */
    void connecting() {
        position = since();
        burst = null;
        resumed = position != null;
        replayBegun = false;
    }

    /** The server has confirmed the subscription at that time, milliseconds since 1970. */
    void subscribed(long now) {
        listeningSince = now;
    }

    /** Takes a message. */
    void take(Message message) throws InterruptedException {
        switch (message) {
            case Message.Welcome(String cursor) -> welcome(cursors.read(cursor));
            case Message.ReplayBegin begin -> begin(begin);
            case Changed changed -> changed(changed, cursors.read(changed.cursor()));
            case Message.Missed(long count, String cursor) -> missed(count, cursors.read(cursor));
            case Message.ReplayComplete(String cursor) -> complete(cursors.read(cursor));
            case Message.Position(String cursor) -> at(cursors.read(cursor), "a position");
            case Message.Refusal(String text, var cursor) -> refused(text, cursor);
            case Message.Answer answer -> {}
        }
    }

    private void welcome(@Nullable Cursor cursor) {
        if (cursor == null) {
            return;
        }
        if (resumed || wish.replay() != Replay.NONE) {
            Cursor known = position == null ? truth.beginning() : position;
            List<Entry> skipped = concerning(truth.between(known, cursor));
            if (!skipped.isEmpty()) {
                charge.of(
                        "the welcome's cursor skips %d records still to come, first %s"
                                .formatted(skipped.size(), skipped.getFirst()));
            }
        } else {
            position = cursor;
            base = new Base(cursor, Map.of());
        }
    }

    private void begin(Message.ReplayBegin begin) {
        if (burst != null) {
            charge.of("a replay begins inside a burst");
        }
        if (begin.snapshot()) {
            beginSnapshot();
        } else if (!begin.recovered()) {
            tally.add(Figure.HISTORIES);
            if (resumed || replayBegun || wish.replay() != Replay.HISTORY) {
                charge.of("a history that was not asked for");
            }
            burst = new HistoryBurst(truth, wish.interest(), charge, wish.limit());
        } else if (replayBegun || !resumed) {
            tally.add(Figure.FELL_BEHIND);
        } else {
            tally.add(Figure.RESUMED_RECOVERED);
        }
        replayBegun = true;
    }

    private void beginSnapshot() {
        tally.add(Figure.SNAPSHOTS);
        Cursor from = position;
        if (resumed && !replayBegun) {
            tally.add(Figure.RESUMED_ANEW);
            if (from != null && from.time() != 0) {
                charge.of("not recovered from %s, which is within reach".formatted(from));
            }
        } else if (replayBegun || wish.replay() != Replay.LATEST) {
            charge.of("a snapshot that was not asked for");
        }
        state.clear();
        burst = new SnapshotBurst(truth, wish.interest(), charge);
    }

    private void missed(long count, @Nullable Cursor cursor) {
        tally.add(Figure.CONFLATED);
        tally.add(Figure.MISSED_RECORDS, count);
        if (wish.slow() != Slow.CONFLATE) {
            charge.of("missed %d, but slow=%s".formatted(count, wish.slow().label()));
        }
        if (cursor != null) {
            at(cursor, "missed");
            burst = new ConflatedBurst(truth, wish.interest(), charge, cursor, count);
        }
    }

    private void complete(@Nullable Cursor cursor) {
        if (cursor == null) {
            return;
        }
        Burst done = burst;
        if (done == null) {
            at(cursor, "the end of a replay");
            return;
        }
        burst = null;
        if (!cursor.coversAllOf(done.before())) {
            charge.of(
                    "the end of a burst at %s went back from %s".formatted(cursor, done.before()));
        }
        done.complete(cursor, dues);
        position = cursor;
        if (!(done instanceof ConflatedBurst)) {
            base = new Base(cursor, state);
        }
    }

    private void changed(Changed message, @Nullable Cursor cursor) {
        if (cursor == null) {
            return;
        }
        if (message.test()) {
            test(message, cursor);
            return;
        }
        Entry entry = truth.byId(message.id());
        if (entry == null
                || !entry.contractId().equals(message.contractId())
                || (message.update() != null && !message.update().equals(entry.update()))) {
            charge.of("%s is not what Kafka holds: %s".formatted(message, String.valueOf(entry)));
            return;
        }
        if ((resumed || wish.replay() != Replay.NONE) && !replayBegun) {
            charge.of("%s came before its replay began".formatted(entry));
        }
        if (burst != null) {
            burst.take(message, entry, cursor);
        } else {
            inOrder(message, entry, cursor);
        }
        apply(message);
    }

    private void apply(Changed message) {
        ContractUpdate update = message.update();
        if (update == null) {
            state.remove(message.contractId());
        } else {
            state.put(message.contractId(), update);
        }
    }

    private void inOrder(Changed message, Entry entry, Cursor cursor) {
        Relation relation = wish.interest().relate(entry);
        Relation said = message.kind() == Message.Kind.LEFT ? Relation.LEFT : Relation.MATCHES;
        if (relation != said || entry.isRemoval() != (message.kind() == Message.Kind.REMOVED)) {
            charge.of("%s came as %s, is %s".formatted(entry, message.kind(), relation));
        }
        if (!cursor.covers(entry.partition(), entry.offset())) {
            charge.of("the cursor %s of %s does not cover it".formatted(cursor, entry));
        }
        if (position != null && position.covers(entry.partition(), entry.offset())) {
            charge.of("%s came again: %s covers it".formatted(entry, position));
        }
        moveTo(cursor, entry, message.toString());
    }

    private void test(Changed message, Cursor cursor) {
        tally.add(Figure.DELIVERED_TEST);
        if (message.replayed() || burst != null || truth.byId(message.id()) != null) {
            charge.of("a test update in a replay or in the history: %s".formatted(message));
        }
        if (message.update() == null || !wish.interest().matches(message.update())) {
            charge.of("a test update that is not for it: %s".formatted(message));
        }
        if (!tests.add(message.id())) {
            charge.of("a test update came again: %s".formatted(message));
        }
        at(cursor, "a test update");
    }

    private void refused(String text, @Nullable String cursor) throws InterruptedException {
        if (cursor == null || wish.slow() != Slow.DISCONNECT) {
            charge.of("an error: %s".formatted(text));
            return;
        }
        Cursor at = cursors.read(cursor);
        if (burst == null && !(resumed && !replayBegun)) {
            at(at, "the last word");
        }
    }

    /** A message without a record of its own says where the subscription stands. */
    private void at(@Nullable Cursor cursor, String what) {
        if (burst != null) {
            charge.of("%s inside a burst, at %s".formatted(what, String.valueOf(cursor)));
        } else if (cursor != null) {
            moveTo(cursor, null, what);
        }
    }

    /** Between here and the cursor nothing may lie that concerns it, but for {@code own}. */
    private void moveTo(Cursor cursor, @Nullable Entry own, String what) {
        if (position == null) {
            startAt(cursor, own);
            return;
        }
        if (!cursor.coversAllOf(position)) {
            charge.of("%s went back from %s to %s".formatted(what, position, cursor));
        }
        for (Entry skipped : concerning(truth.between(position, cursor))) {
            if (skipped.equals(own)) {
                continue;
            }
            if (wish.isInOrder()) {
                charge.of(
                        "%s skipped %s, between %s and %s"
                                .formatted(what, skipped, position, cursor));
            } else {
                dues.add(skipped);
            }
        }
        position = cursor;
    }

    /** The first that a subscription without any cursor hears. */
    private void startAt(Cursor cursor, @Nullable Entry own) {
        for (Entry entry : concerning(truth.between(truth.beginning(), cursor))) {
            if (entry.appendTime() > listeningSince && !entry.equals(own)) {
                charge.of("the first message, at %s, skipped %s".formatted(cursor, entry));
            }
        }
        ContractUpdate update = own == null ? null : own.update();
        boolean holds = own != null && wish.interest().holds(own);
        base =
                new Base(
                        cursor,
                        own != null && update != null && holds
                                ? Map.of(own.contractId(), update)
                                : Map.of());
        position = cursor;
    }

    private List<Entry> concerning(List<Entry> entries) {
        return entries.stream()
                .filter(entry -> wish.interest().relate(entry) != Relation.NONE)
                .toList();
    }

    /** Whether it has got all that was read of the truth. */
    boolean isQuiet() {
        if (burst != null || (base == null && wish.replay() != Replay.NONE)) {
            return false;
        }
        Cursor from = position;
        return from == null
                ? concerning(truth.after(truth.beginning())).stream()
                        .noneMatch(entry -> entry.appendTime() > listeningSince)
                : concerning(truth.after(from)).isEmpty();
    }

    /** Says what is wrong at the end, when the truth has grown to its full length. */
    void close() {
        for (Entry entry : dues.unpaid()) {
            charge.of("was never told of %s, and nothing follows it".formatted(entry));
        }
        Base began = base;
        Map<String, ContractUpdate> expected =
                began == null ? Map.of() : began.untilNow(truth, wish.interest());
        Differences.between(expected, state).ifPresent(charge::of);
    }
}
