package dev.switchboard.broadcast.fanout;

import java.util.concurrent.atomic.AtomicInteger;

/** Limits the number of subscriptions, so that they do not exhaust memory. Any thread. */
public final class SubscriptionLimits {

    private final int ofConnection;
    private final int ofAll;
    private final AtomicInteger all = new AtomicInteger();

    /**
     * @param ofConnection the limit for one connection
     * @param ofAll the limit for all connections together
     */
    public SubscriptionLimits(int ofConnection, int ofAll) {
        this.ofConnection = ofConnection;
        this.ofAll = ofAll;
    }

    /** Whether the limit for all is reached. */
    boolean isFull() {
        return all.get() >= ofAll;
    }

    /**
     * Counts one more.
     *
     * @param own the number of subscriptions of its connection
     * @throws TooManySubscriptionsException when a limit is reached
     */
    void take(AtomicInteger own) {
        if (own.incrementAndGet() > ofConnection) {
            own.decrementAndGet();
            throw new TooManySubscriptionsException(
                    "a connection may have "
                            + ofConnection
                            + " subscriptions at most: end one first, or use another connection",
                    false);
        }
        if (all.incrementAndGet() > ofAll) {
            release(own);
            throw new TooManySubscriptionsException(
                    TooManySubscriptionsException.NODE_IS_FULL, true);
        }
    }

    /** Counts one more regardless of the limits: the only one of its connection. */
    void takeOnly(AtomicInteger own) {
        own.incrementAndGet();
        all.incrementAndGet();
    }

    /** Releases one; once for each. */
    void release(AtomicInteger own) {
        own.decrementAndGet();
        all.decrementAndGet();
    }
}
