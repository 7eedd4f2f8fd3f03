package dev.switchboard.broadcast.fanout;

import java.time.Duration;

/**
 * How long a drain waits for clients.
 *
 * @param sockets how long they may take to receive what is in the log, and running catch-ups to end
 * @param closing how much longer clients may take to close that received their reconnect message
 *     only then
 * @param cutting how long connections closed by force may take to end
 */
public record DrainTimeouts(Duration sockets, Duration closing, Duration cutting) {

    /** 4.5 s in all. */
    public static final DrainTimeouts DEFAULT =
            new DrainTimeouts(Duration.ofSeconds(3), Duration.ofSeconds(1), Duration.ofMillis(500));
}
