package dev.switchboard.broadcast.fanout;

import dev.switchboard.broadcast.fanout.Filter.Relation;
import dev.switchboard.broadcast.feed.ChangeLog;
import dev.switchboard.broadcast.feed.FeedEntry;
import dev.switchboard.broadcast.feed.FeedView;
import dev.switchboard.model.feed.Cursor;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Brings one subscription from an old position to the live end of the log. One thread.
 *
 * <p>Messages of a snapshot or a conflated burst carry the cursor from before the burst, and only
 * its end carries the new one: after a connection is lost in the middle, the client gets the whole
 * burst again. Messages that are sent in order carry the client's own cursor as it advances.
 */
final class CatchUp {

    private final Subscription subscription;
    private final SharedLog log;
    private final FeedView<?> view;
    private final ChangeLog<?> changeLog;
    private final CatchUpWriter writer;
    private final Filter filter;
    private final FanoutCounts counts;

    /** What the subscriber has received so far. */
    private Cursor reached;

    private boolean begun;

    CatchUp(Subscription subscription, Feed feed, CatchUpPermit permit, FanoutCounts counts) {
        this.counts = counts;
        this.subscription = subscription;
        this.log = feed.log();
        this.view = feed.view();
        this.changeLog = feed.changeLog();
        this.writer = new CatchUpWriter(subscription, permit);
        this.filter = subscription.request.filter();
        this.reached = subscription.cursor;
    }

    /**
     * Checks that the subscription of a catch-up still exists.
     *
     * @throws CancellationException when its subscription is gone
     */
    void requireWanted() {
        if (subscription.isClosed()) {
            throw new CancellationException();
        }
    }

    /** Waits without holding the permit. */
    void pause(long millis) throws InterruptedException {
        writer.pause(millis);
    }

    /** Sends the replay that a new subscription requests. */
    void replay(SubscriptionRequest request) throws InterruptedException, TimeoutException {
        if (request.since() != null) {
            recover(request.since());
        } else if (request.replay() == ReplayMode.HISTORY) {
            history(request.limit());
        } else {
            snapshot();
        }
    }

    /** Sends the latest entry of every matching key. */
    void snapshot() throws InterruptedException {
        StartPosition point = StartPosition.of(log.head());
        writer.add(new SubscriberMessage.ReplayBegin(true, false));
        Cursor before = point.cursor().beginning();
        Iterator<? extends FeedEntry> changes = latestChanges().iterator();
        while (changes.hasNext()) {
            requireWanted();
            FeedEntry change = changes.next();
            // What came after the point comes from the log.
            if (!change.isRemoval()
                    && change.sequence() < point.logPosition()
                    && filter.relateToUnknown(change) == Relation.MATCHES) {
                writer.add(new SubscriberMessage.Changed(change, before, true));
            }
        }
        goLive(point, point.cursor());
    }

    private void history(int limit) throws InterruptedException {
        StartPosition point = StartPosition.of(log.head());
        writer.add(new SubscriberMessage.ReplayBegin(false, false));
        Cursor before = point.cursor().beginning();
        List<? extends FeedEntry> newestFirst =
                view.newest(
                        limit,
                        change ->
                                change.sequence() < point.logPosition()
                                        && filter.relate(change) != Relation.NONE);
        for (FeedEntry change : newestFirst.reversed()) {
            addIfWanted(change, filter.relate(change), before);
        }
        goLive(point, point.cursor());
    }

    /** Sends everything since a cursor, or the whole state if that is no longer available. */
    void recover(Cursor since) throws InterruptedException, TimeoutException {
        reached = since;
        if (isWithinReach(since)) {
            goOn(since);
        } else {
            snapshot();
        }
    }

    private boolean isWithinReach(Cursor since) throws InterruptedException, TimeoutException {
        Cursor here = log.cursor();
        return since.isComparableTo(here)
                && !isTooOld(since, here)
                && (here.coversAllOf(since) || changeLog.reaches(since))
                && (conflates()
                        || log.logPositionAfter(since).isPresent()
                        || changeLog.hasAllAfter(since));
    }

    private boolean conflates() {
        return subscription.request.slow() == SlowPolicy.CONFLATE;
    }

    /**
     * Whether Kafka may have compacted or deleted some of what the subscriber lacks, by Kafka's
     * clock.
     */
    private boolean isTooOld(Cursor cursor, Cursor here) {
        return cursor.time() < here.time() - view.keepsAll().toMillis();
    }

    /** Resumes a recovery that stopped because Kafka did not answer. */
    void resume() throws InterruptedException, TimeoutException {
        if (begun) {
            goOn(reached);
        } else {
            recover(reached);
        }
    }

    private void goOn(Cursor since) throws InterruptedException, TimeoutException {
        reached = since;
        if (!begun) {
            begun = true;
            writer.add(new SubscriberMessage.ReplayBegin(false, true));
        }
        while (true) {
            SharedLog.Head head = log.head();
            if (!reached.isComparableTo(head.cursor()) || isTooOld(reached, head.cursor())) {
                snapshot();
                return;
            }
            OptionalLong logPosition = log.logPositionAfter(reached);
            if (logPosition.isPresent() && subscription.pacer == null) {
                if (sendFromLog(logPosition.getAsLong(), head)) {
                    goLive(StartPosition.of(head), reached);
                    return;
                }
            } else if (conflates()) {
                conflate(head);
                goLive(StartPosition.of(head), reached);
                return;
            } else if (changeLog.hasAllAfter(reached)) {
                sendFromKafka(head.cursor());
            } else {
                snapshot();
                return;
            }
        }
    }

    /** Sends the log from a position to its head; false if some of that was evicted meanwhile. */
    private boolean sendFromLog(long from, SharedLog.Head head) throws InterruptedException {
        for (long logPosition = from; logPosition < head.end(); logPosition++) {
            LogEntry entry = log.get(logPosition);
            if (entry == null) {
                return false;
            }
            FeedEntry change = entry.read;
            // Cursors don't count test updates, so it is unknown which of them the client has.
            boolean wanted =
                    !change.isTest() && !reached.covers(change.partition(), change.offset());
            reached = reached.merge(entry.cursor);
            if (wanted) {
                addIfWanted(change, filter.relate(change), reached);
            }
        }
        reached = reached.merge(head.cursor());
        return true;
    }

    /**
     * Sends the entries in Kafka up to a head of the log. Its oldest entry is no usable goal: it is
     * evicted before the catch-up reaches it.
     */
    private void sendFromKafka(Cursor goal) throws InterruptedException, TimeoutException {
        while (!reached.coversAllOf(goal) && reached.isComparableTo(log.cursor())) {
            ChangeLog.Stretch<?> stretch = changeLog.read(reached, goal);
            for (FeedEntry change : stretch.changes()) {
                reached = reached.covering(change.partition(), change.offset());
                addIfWanted(change, filter.relate(change), reached);
            }
            reached = stretch.end();
            writer.letOthersRead();
        }
    }

    private void conflate(SharedLog.Head head) throws InterruptedException {
        Cursor before = reached;
        reached = before.merge(head.cursor());
        if (before.coversAllOf(head.cursor())) {
            return;
        }
        long missed = view.recordsBetween(before, head.cursor());
        counts.conflated.add(missed);
        writer.add(new SubscriberMessage.Missed(missed, before));
        Iterator<? extends FeedEntry> changes = latestChanges().iterator();
        while (changes.hasNext()) {
            FeedEntry change = changes.next();
            requireWanted();
            Relation relation = filter.relateToUnknown(change);
            // What came after the head comes from the log, but for what is gone: by the log's
            // state it may have left before, in what was missed.
            boolean gone = relation == Relation.LEFT || change.isRemoval();
            if ((gone || change.sequence() < head.end())
                    && !before.covers(change.partition(), change.offset())) {
                addIfWanted(change, relation, before);
            }
        }
    }

    private Stream<? extends FeedEntry> latestChanges() {
        return filter.keys().isEmpty()
                ? view.latestChanges()
                : filter.keys().stream().map(view::latestEntry).filter(Objects::nonNull);
    }

    private void addIfWanted(FeedEntry change, Relation relation, Cursor cursor)
            throws InterruptedException {
        switch (relation) {
            case MATCHES -> writer.add(new SubscriberMessage.Changed(change, cursor, true));
            case LEFT -> writer.add(new SubscriberMessage.Left(change, cursor, true));
            case NONE -> {}
        }
    }

    private void goLive(StartPosition point, Cursor cursor) throws InterruptedException {
        writer.add(new SubscriberMessage.ReplayComplete(cursor));
        writer.flush();
        subscription.connection.worker.execute(
                _ -> subscription.readers.enterLog(subscription, point, cursor));
    }
}
