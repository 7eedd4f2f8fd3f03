package dev.switchboard.broadcast.fanout;

/** Spaces messages evenly, so that no second exceeds the rate. One thread. */
final class MessagePacer {

    private final long interval;
    private long next = Long.MIN_VALUE;

    /** Whether a retry at the end of the wait is scheduled. */
    boolean waiting;

    /**
     * @param rate messages a second, at least 1
     */
    MessagePacer(int rate) {
        this.interval = Math.ceilDiv(1_000_000_000L, rate);
    }

    /** Nanoseconds until the next message may be sent; 0 for now. */
    long delay(long now) {
        return next == Long.MIN_VALUE ? 0 : Math.max(0, next - now);
    }

    /** A message is sent now. */
    void sent(long now) {
        next = now + interval;
    }
}
