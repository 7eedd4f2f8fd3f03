package dev.switchboard.checker.follow;

import dev.switchboard.checker.message.Message;
import dev.switchboard.checker.message.Message.Changed;
import dev.switchboard.checker.subscription.RequestedReplay;
import dev.switchboard.checker.subscription.RequestedSlowPolicy;
import dev.switchboard.checker.subscription.RequestedSubscription;
import dev.switchboard.checker.truth.Entry;
import dev.switchboard.checker.truth.Truth;
import dev.switchboard.checker.verdict.Breach;
import dev.switchboard.checker.verdict.Figure;
import dev.switchboard.checker.verdict.RunCounts;
import dev.switchboard.model.contract.ContractUpdate;
import dev.switchboard.model.feed.Cursor;
import dev.switchboard.model.feed.MessageId;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Verifies one subscription over all of its connections: what it was told, and the state that it
 * holds of that, against the truth. One thread.
 */
final class SubscriberVerifier {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final RequestedSubscription requested;
    private final Truth truth;
    private final Cursors cursors;
    private final ViolationSink violations;
    private final RunCounts counts;
    private final Map<String, ContractUpdate> state = new HashMap<>();
    private final Set<String> tests = new HashSet<>();
    private final OwedUpdates owed;
    private final Sequence sequence;
    private @Nullable Burst burst;
    private boolean resumed;
    private boolean replayBegun;

    SubscriberVerifier(
            RequestedSubscription requested,
            Truth truth,
            ViolationSink violations,
            RunCounts counts) {
        this.requested = requested;
        this.truth = truth;
        this.cursors = new Cursors(truth, violations);
        this.violations = violations;
        this.counts = counts;
        this.owed = new OwedUpdates(requested.interest());
        this.sequence = new Sequence(requested, truth, violations, owed);
    }

    /** The cursor to come back with; null to begin anew. */
    @Nullable Cursor since() {
        return burst == null ? sequence.position() : burst.before();
    }

    /** A connection is made, with {@link #since}. */
    void connecting() {
        sequence.connecting(since());
        burst = null;
        resumed = sequence.position() != null;
        replayBegun = false;
    }

    /** The server has confirmed the subscription at that time, milliseconds since 1970. */
    void subscribed(long now) {
        sequence.listensSince(now);
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
            case Message.Reconnect(long delay, var cursor) -> toldToComeBack(cursor);
            case Message.Refusal(String text, var cursor) -> refused(text, cursor);
            case Message.Subscribed again -> violations.report("subscribed twice");
            case Message.Again again -> connecting();
            case Message.Answer answer -> {}
        }
    }

    private void welcome(@Nullable Cursor cursor) {
        if (cursor == null) {
            return;
        }
        if (isPromisedPast()) {
            sequence.isPromisedPastFrom(cursor);
        } else {
            sequence.beginAt(cursor, Map.of());
        }
    }

    private boolean isPromisedPast() {
        return resumed || requested.replay() != RequestedReplay.NONE;
    }

    private void begin(Message.ReplayBegin begin) {
        if (burst != null) {
            violations.report("a replay begins inside a burst");
        }
        if (begin.snapshot()) {
            beginSnapshot();
        } else if (!begin.recovered()) {
            counts.add(Figure.HISTORIES);
            if (resumed || replayBegun || requested.replay() != RequestedReplay.HISTORY) {
                violations.report("a history that was not asked for");
            }
            burst = new HistoryBurst(truth, requested.interest(), violations, requested.limit());
        } else {
            boolean back = resumed && !replayBegun;
            counts.add(back ? Figure.RESUMED_RECOVERED : Figure.FELL_BEHIND);
        }
        replayBegun = true;
    }

    private void beginSnapshot() {
        counts.add(Figure.SNAPSHOTS);
        Cursor from = sequence.position();
        if (resumed && !replayBegun) {
            counts.add(Figure.RESUMED_ANEW);
            if (from != null && from.time() != 0) {
                violations.report("not recovered from %s, which is within reach".formatted(from));
            }
        } else if (replayBegun || requested.replay() != RequestedReplay.LATEST) {
            violations.report("a snapshot that was not asked for");
        }
        state.clear();
        burst = new SnapshotBurst(truth, requested.interest(), violations);
    }

    private void missed(long count, @Nullable Cursor cursor) {
        counts.add(Figure.CONFLATED);
        counts.add(Figure.MISSED_RECORDS, count);
        if (requested.slow() != RequestedSlowPolicy.CONFLATE) {
            violations.report("missed %d, but slow=%s".formatted(count, requested.slow().label()));
        }
        if (cursor != null) {
            at(cursor, "missed");
            burst = new ConflatedBurst(truth, requested.interest(), violations, cursor, count);
        }
    }

    private void complete(@Nullable Cursor cursor) {
        Burst done = burst;
        if (done == null || cursor == null) {
            at(cursor, "the end of a replay");
            return;
        }
        burst = null;
        if (!cursor.coversAllOf(done.before())) {
            violations.report("a burst from %s ended at %s".formatted(done.before(), cursor));
        }
        done.complete(cursor, state.keySet(), owed);
        if (done instanceof ConflatedBurst) {
            sequence.jumpTo(cursor);
        } else {
            sequence.beginAt(cursor, state);
        }
    }

    private void changed(Changed message, @Nullable Cursor cursor) throws InterruptedException {
        if (cursor == null) {
            return;
        }
        if (message.test()) {
            test(message, cursor);
            return;
        }
        Entry entry = truth.byId(message.id(), PATIENCE);
        ContractUpdate said = message.update();
        if (entry == null
                || !entry.contractId().equals(message.contractId())
                || (said != null && !said.equals(entry.update()))) {
            violations.report(
                    "%s is not what Kafka holds: %s".formatted(message, String.valueOf(entry)));
            return;
        }
        if (isPromisedPast() && !replayBegun) {
            violations.report("%s came before its replay began".formatted(entry));
        }
        if (burst == null) {
            sequence.take(message, entry, cursor);
        } else {
            burst.take(message, entry, cursor);
        }
        if (said == null) {
            state.remove(message.contractId());
        } else {
            state.put(message.contractId(), said);
        }
    }

    private void test(Changed message, Cursor cursor) {
        counts.add(Figure.DELIVERED_TEST);
        if (message.replayed() || !message.id().startsWith(MessageId.TESTS + "-")) {
            violations.report("a test update that was kept: %s".formatted(message));
        }
        if (message.update() == null || !requested.interest().matches(message.update())) {
            violations.report("a test update that is not for it: %s".formatted(message));
        }
        if (!tests.add(message.id())) {
            violations.report(Breach.DOUBLED, "a test update came again: %s".formatted(message));
        }
        at(cursor, "a test update");
    }

    private void refused(String text, @Nullable String cursor) throws InterruptedException {
        if (cursor == null || requested.slow() != RequestedSlowPolicy.DISCONNECT) {
            violations.report("an error: %s".formatted(text));
        } else if (burst == null) {
            at(cursors.read(cursor), "the last word");
        }
    }

    /** Its cursor may not lie ahead of what was got; inside a burst that is what was got before. */
    private void toldToComeBack(@Nullable String text) throws InterruptedException {
        Cursor cursor = text == null ? null : cursors.read(text);
        if (cursor == null) {
            return;
        }
        if (burst == null && (sequence.position() != null || !isPromisedPast())) {
            sequence.at(cursor, "the reconnect message");
        } else if (burst != null && !burst.before().coversAllOf(cursor)) {
            violations.report(
                    "the reconnect message inside a burst leads past it, to %s".formatted(cursor));
        }
    }

    private void at(@Nullable Cursor cursor, String what) {
        if (burst != null) {
            violations.report("%s inside a burst, at %s".formatted(what, String.valueOf(cursor)));
        } else if (cursor != null) {
            sequence.at(cursor, what);
        }
    }

    /** Whether it has got all that was read of the truth. */
    boolean isQuiet() {
        boolean begun = requested.replay() == RequestedReplay.NONE || sequence.base() != null;
        return begun && burst == null && sequence.isComplete();
    }

    /** Says what is wrong at the end, when the truth has grown to its full length. */
    void close() {
        for (Entry entry : owed.unpaid()) {
            violations.report(
                    Breach.LOST,
                    "was never told of %s, nor of what follows it: %s"
                            .formatted(entry, String.valueOf(entry.next())));
        }
        StartingState began = sequence.base();
        Map<String, ContractUpdate> expected =
                began == null ? Map.of() : began.untilNow(truth, requested.interest());
        Differences.between(expected, state)
                .ifPresent(what -> violations.report(Breach.LOST, what));
    }
}
