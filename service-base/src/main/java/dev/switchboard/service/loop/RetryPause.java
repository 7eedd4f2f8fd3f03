package dev.switchboard.service.loop;

import java.time.Duration;

/** How long to wait before the next attempt: twice as long each time, up to a limit. One thread. */
public final class RetryPause {

    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LAST = Duration.ofSeconds(5);

    private final Duration first;
    private final Duration last;
    private Duration next;

    /** From 250 ms to 5 s. */
    public RetryPause() {
        this(FIRST, LAST);
    }

    /**
     * @param first the pause after the first failure
     * @param last the longest
     */
    public RetryPause(Duration first, Duration last) {
        this.first = first;
        this.last = last;
        this.next = first;
    }

    /** The pause after one more failure. */
    public Duration next() {
        Duration now = next;
        Duration doubled = now.multipliedBy(2);
        next = doubled.compareTo(last) < 0 ? doubled : last;
        return now;
    }

    /** It worked: the next failure is a first one again. */
    public void reset() {
        next = first;
    }
}
