package dev.switchboard.service.kafka;

import java.time.Duration;

/** How long to wait before the next attempt: twice as long each time, up to a limit. One thread. */
final class RetryPause {

    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LAST = Duration.ofSeconds(5);

    private Duration next = FIRST;

    /** The pause after one more failure. */
    Duration next() {
        Duration now = next;
        Duration doubled = now.multipliedBy(2);
        next = doubled.compareTo(LAST) < 0 ? doubled : LAST;
        return now;
    }

    /** It worked: the next failure is a first one again. */
    void reset() {
        next = FIRST;
    }
}
