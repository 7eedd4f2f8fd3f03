package dev.switchboard.broadcast.fanout;

import java.time.Duration;

/**
 * How long a node that stops waits for its clients.
 *
 * @param sockets how long they may take for what stands in the log, and catch-ups under way to end
 * @param closing how much longer clients may take to close that were told only then
 * @param cutting how long connections that are cut may take to be gone
 */
public record DrainTimeouts(Duration sockets, Duration closing, Duration cutting) {

    /** 4.5 s in all. */
    public static final DrainTimeouts DEFAULT =
            new DrainTimeouts(Duration.ofSeconds(3), Duration.ofSeconds(1), Duration.ofMillis(500));
}
