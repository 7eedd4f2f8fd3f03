package dev.switchboard.broadcast.fanout;

import java.util.concurrent.atomic.AtomicInteger;

/** How many subscriptions there may be, so that memory bounds them before it ends. Any thread. */
public final class SubscriptionLimits {

    private final int ofConnection;
    private final int ofAll;
    private final AtomicInteger all = new AtomicInteger();

    /**
     * @param ofConnection how many one connection may have
     * @param ofAll how many all connections may have together
     */
    public SubscriptionLimits(int ofConnection, int ofAll) {
        this.ofConnection = ofConnection;
        this.ofAll = ofAll;
    }

    /** Whether there are as many as there may be. */
    boolean isFull() {
        return all.get() >= ofAll;
    }

    /**
     * Counts one more.
     *
     * @param own how many its connection has
     * @throws TooManySubscriptionsException when there may not be one more
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

    /** Counts one more that is let in whatever the limits: the only one of its connection. */
    void takeOnly(AtomicInteger own) {
        own.incrementAndGet();
        all.incrementAndGet();
    }

    /** One that was taken is gone; once. */
    void release(AtomicInteger own) {
        own.decrementAndGet();
        all.decrementAndGet();
    }
}
