package dev.switchboard.broadcast.fanout;

/** Spaces messages evenly, so that no second sees more than the rate. One thread. */
final class MessagePacer {

    private final long interval;
    private long next = Long.MIN_VALUE;

    /** Whether somebody was asked to call again when the time has come. */
    boolean waiting;

    /**
     * @param rate messages a second, at least 1
     */
    MessagePacer(int rate) {
        this.interval = Math.ceilDiv(1_000_000_000L, rate);
    }

    /** Nanoseconds to wait until the next message may go; 0 when it may go now. */
    long delay(long now) {
        return next == Long.MIN_VALUE ? 0 : Math.max(0, next - now);
    }

    /** Notes that a message goes now. */
    void sent(long now) {
        next = now + interval;
    }
}
