package dev.switchboard.broadcast.fanout;

import dev.switchboard.broadcast.fanout.Filter.Relation;
import dev.switchboard.broadcast.feed.FeedEntry;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Collects the next messages of a connection and writes them. Its worker's thread only. */
final class ConnectionWriter {

    private final Batch batch;
    private final FanoutCounts counts;
    private final PriorityQueue<Wait> waits =
            new PriorityQueue<>(Comparator.comparingLong(Wait::until));

    /** A rate-limited subscription and when it may send again, as of {@link System#nanoTime()}. */
    private record Wait(long until, Subscription subscription) {}

    ConnectionWriter(Pinned pinned, FanoutCounts counts) {
        this.batch = new Batch(pinned);
        this.counts = counts;
    }

    /** Writes up to one batch for the subscriptions in the connection's queue. */
    void send(Connection connection, Worker worker) {
        if (connection.isWriting() || connection.closed) {
            return;
        }
        batch.clear();
        while (!batch.isFull() && !connection.closed) {
            Subscription subscription = connection.line.poll();
            if (subscription == null) {
                break;
            }
            subscription.queued = false;
            if (!subscription.isClosed() && fill(subscription)) {
                subscription.queued = true;
                connection.line.add(subscription);
                break;
            }
        }
        if (!batch.isEmpty() && !connection.closed) {
            write(connection, worker);
        }
    }

    private void write(Connection connection, Worker worker) {
        counts.messages.add(batch.messages());
        counts.bytes.add(batch.bytes());
        long write = connection.beginWrite();
        connection.transport.send(batch.buffers(), () -> worker.written(connection, write));
        // Most sockets write at once: shared memory is then not counted at all.
        if (connection.isWriting()) {
            connection.hold(batch.hold());
            counts.writing.increment();
        }
        batch.clear();
    }

    /**
     * Adds the messages of a subscription; returns whether the batch is full before all were added.
     */
    private boolean fill(Subscription subscription) {
        if (subscription.prepared != null) {
            take(subscription, subscription.prepared);
            return false;
        }
        if (!subscription.isLive()) {
            sayAlive(subscription);
            return false;
        }
        LogScanner.ScanPosition scanPosition = subscription.readers.scanPosition();
        while (subscription.behind && subscription.logPosition < scanPosition.scanned()) {
            if (batch.isFull()) {
                return true;
            }
            Chunk.Run run = run(subscription, scanPosition.scanned(), batch.room());
            if (run != null) {
                take(subscription, run);
                continue;
            }
            LogEntry entry = subscription.readers.log().get(subscription.logPosition);
            if (entry == null) {
                if (!batch.isEmpty()) {
                    return true;
                }
                subscription.readers.fellOut(subscription);
                return false;
            }
            if (!take(subscription, entry)) {
                return false;
            }
            subscription.logPosition++;
        }
        subscription.moveTo(scanPosition);
        renew(subscription);
        return false;
    }

    /** The encoded messages from its log position on; null if each change must be filtered. */
    private static Chunk.@Nullable Run run(Subscription subscription, long until, int room) {
        return subscription.encodedLog == null || subscription.own != null
                ? null
                : subscription.encodedLog.run(subscription.logPosition, until, room);
    }

    private void take(Subscription subscription, Chunk.Run run) {
        Encoder encoder = subscription.encoder;
        if (run.messages() > 0 && encoder.isShared()) {
            batch.add(run);
        } else {
            run.forEach(message -> batch.add(encoder.personal(message)));
        }
        subscription.logPosition = run.end();
        subscription.moveTo(run.cursor());
    }

    private void take(Subscription subscription, Subscription.Prepared prepared) {
        prepared.messages().forEach(batch::add);
        subscription.connection.afterWrite.add(prepared.done());
        if (prepared.reached() != null) {
            subscription.resume = prepared.reached();
        }
        subscription.prepared = null;
    }

    /** Adds a change if it matches the subscription; false if its rate limit makes it wait. */
    private boolean take(Subscription subscription, LogEntry entry) {
        FeedEntry read = entry.read;
        Relation relation =
                subscription.hasAlready(read)
                        ? Relation.NONE
                        : subscription.request.filter().relate(read);
        boolean wanted = relation != Relation.NONE;
        if (wanted && subscription.pacer != null) {
            if (relation == Relation.MATCHES && isSuperseded(subscription, read)) {
                counts.conflated.increment();
                wanted = false;
            } else if (!mayGo(subscription, subscription.pacer)) {
                return false;
            }
        }
        subscription.moveTo(entry.cursor);
        if (wanted) {
            boolean left = relation == Relation.LEFT;
            Encoder encoder = subscription.encoder;
            batch.add(
                    encoder.personal(
                            subscription.own == null
                                    ? entry.encoded(encoder, left)
                                    : encoder.encode(
                                            entry.message(left, subscription.cursor, false))));
        }
        return true;
    }

    /**
     * Whether a later entry of the key follows in the log. An entry by which it leaves a filter,
     * and a removal, is sent all the same: after it the later one may not match.
     */
    private static boolean isSuperseded(Subscription subscription, FeedEntry read) {
        if (read.isTest() || read.isRemoval()) {
            return false;
        }
        FeedEntry latest = subscription.readers.feed().view().latestEntry(read.key());
        return latest != null && latest.sequence() > read.sequence();
    }

    private boolean mayGo(Subscription subscription, MessagePacer pacer) {
        long now = System.nanoTime();
        long delay = pacer.delay(now);
        if (delay > 0) {
            if (!pacer.waiting) {
                pacer.waiting = true;
                waits.add(new Wait(now + delay, subscription));
            }
            return false;
        }
        pacer.sent(now);
        return true;
    }

    private void sayAlive(Subscription subscription) {
        if (isRenewed(subscription)) {
            ByteBuffer alive = subscription.encoder.alive();
            if (alive != null) {
                batch.add(alive);
            }
        }
    }

    private void renew(Subscription subscription) {
        if (isRenewed(subscription)) {
            Encoder encoder = subscription.encoder;
            batch.add(
                    encoder.personal(
                            encoder.encode(new SubscriberMessage.Position(subscription.cursor))));
        }
    }

    private static boolean isRenewed(Subscription subscription) {
        boolean due = subscription.renewalDue;
        if (due) {
            subscription.renewalDue = false;
            subscription.renewedAt = System.currentTimeMillis();
        }
        return due;
    }

    /** How long the worker may sleep, nanoseconds. */
    long sleep(long longest) {
        Wait first = waits.peek();
        return first == null ? longest : Math.clamp(first.until - System.nanoTime(), 1, longest);
    }

    /** The rate-limited subscriptions that may send again. */
    List<Subscription> due(long now) {
        List<Subscription> due = new ArrayList<>();
        for (Wait first = waits.peek();
                first != null && first.until - now <= 0;
                first = waits.peek()) {
            Subscription subscription = waits.remove().subscription;
            if (subscription.pacer != null) {
                subscription.pacer.waiting = false;
            }
            due.add(subscription);
        }
        return due;
    }
}
