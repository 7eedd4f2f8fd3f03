package dev.switchboard.broadcast.fanout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A client's connection with its subscriptions. Its public methods may be called by any thread and
 * don't block; the rest belongs to its worker.
 */
public final class Connection {

    final Worker worker;
    final Outlet outlet;
    final Set<Subscription> subscriptions = new LinkedHashSet<>();

    /** Subscriptions with something to send, each once. */
    final ArrayDeque<Subscription> line = new ArrayDeque<>();

    /** What to run when the write under way is done. */
    final List<Runnable> afterWrite = new ArrayList<>();

    boolean writing;
    boolean closed;

    Connection(Worker worker, Outlet outlet) {
        this.worker = worker;
        this.outlet = outlet;
    }

    /**
     * Adds a subscription. Its first change is the first one at or after {@code start}, unless it
     * asks for the past.
     */
    public Subscription subscribe(SubscriptionRequest request, Encoder encoder, LivePoint start) {
        Subscription subscription =
                new Subscription(
                        this, request, encoder, start.cursor(), System.currentTimeMillis());
        worker.execute(roster -> roster.add(subscription, start));
        return subscription;
    }

    /** Ends a subscription; a write under way may still carry messages of it. */
    public void unsubscribe(Subscription subscription) {
        subscription.cancelled = true;
        worker.execute(roster -> roster.remove(subscription));
    }

    /** Ends all subscriptions; the outlet is not called any more, save by a call under way. */
    public void close() {
        worker.execute(roster -> roster.remove(this));
    }
}
